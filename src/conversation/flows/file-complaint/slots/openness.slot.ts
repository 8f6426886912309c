import type { SlotSpec } from '../../../engine/form';
import { pick } from '../../../engine/pick';
import { readYesNo } from '../../../understanding';
import { fileComplaintTexts as texts } from '../file-complaint.texts';

const PUBLIC = /^(?:可以|能|愿意|同意)?公开吧?[。.]?$|^(?:make it |yes,? )?public[.]?$/i;

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
    const answer = PUBLIC.test(input.text.trim()) ? true : readYesNo(input.text);
    return answer === null ? null : { got: answer };
  },
  choose: (value) => ({ got: value === 'yes' }),
  notice: () => null,
  show: (value, turn) => (value ? texts[turn.language].mayBePublic : texts[turn.language].keepPrivate),
};
