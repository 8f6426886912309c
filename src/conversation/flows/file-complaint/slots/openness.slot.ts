import type { SlotSpec } from '../../../engine/form';
import { pick } from '../../../engine/pick';
import { readYesNo } from '../../../understanding';
import { fileComplaintTexts as texts } from '../file-complaint.texts';

/** Whether the matter, never the person, may be published. */
export const opennessSlot: SlotSpec<boolean> = {
  name: 'openness',
  aliases: ['公开', '是否公开', 'publication', 'public'],
  label: { 'zh-CN': texts['zh-CN'].labels.openness, en: texts.en.labels.openness },
  takesAnyWords: false,
  need: () => 'optional',
  ask: (form, turn) => ({
    prompt: pick(texts[turn.language].askOpenness, form.misses),
    choices: [
      { label: texts[turn.language].mayBePublic, value: 'openness:yes' },
      { label: texts[turn.language].keepPrivate, value: 'openness:no' },
    ],
  }),
  read: (input) => {
    const answer = readYesNo(input.text);
    return answer === null ? null : { got: answer };
  },
  choose: (value) => ({ got: value === 'yes' }),
  notice: () => null,
  show: (value, turn) => (value ? texts[turn.language].mayBePublic : texts[turn.language].keepPrivate),
};
