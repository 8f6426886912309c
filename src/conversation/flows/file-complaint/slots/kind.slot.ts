import type { RequestKind } from '../../../../tickets';
import type { SlotSpec } from '../../../engine/form';
import { pick } from '../../../engine/pick';
import { readKind } from '../../../understanding';
import { fileComplaintTexts as texts } from '../file-complaint.texts';

const KINDS: readonly RequestKind[] = ['complaint', 'help', 'report', 'suggestion', 'enquiry', 'commendation'];

/** Which of the six kinds a request is; asked only when its words do not tell. */
export const kindSlot: SlotSpec<RequestKind> = {
  name: 'kind',
  aliases: ['类型', '性质', 'kind', 'type'],
  label: { 'zh-CN': texts['zh-CN'].labels.kind, en: texts.en.labels.kind },
  takesAnyWords: false,
  need: (form) => ('story' in form.slots ? 'required' : 'none'),
  ask: (form, turn) => ({
    prompt: pick(texts[turn.language].askKind, form.misses),
    choices: KINDS.map((kind) => ({ label: texts[turn.language].kinds[kind], value: `kind:${kind}` })),
  }),
  read: (input) => {
    const guess = input.text.length <= 20 ? readKind(input.text) : null;
    return guess ? { got: guess.kind } : null;
  },
  choose: (value) => {
    const kind = KINDS.find((one) => one === value);
    return kind ? { got: kind } : null;
  },
  notice: () => null,
  show: (kind, turn) => texts[turn.language].kinds[kind],
  withoutAnswer: () => 'help',
};
