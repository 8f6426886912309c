import type { RequestKind } from '../../../../tickets';
import { fill, type SlotSpec } from '../../../engine/form';
import { pick } from '../../../engine/pick';
import { readKind } from '../../../understanding';
import { fileComplaintTexts as texts } from '../file-complaint.texts';
import { addToStory } from './story.slot';

const MOST_WORDS = 60;

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
  read: (input, form) => {
    const guess = input.text.length <= MOST_WORDS ? readKind(input.text) : null;
    if (!guess) return null;
    // What is no more than the kind's name was a choice; the rest tells the matter.
    fill(form, 'story', addToStory(String(form.slots.story ?? ''), input.text), input);
    return { got: guess.kind };
  },
  choose: (value) => {
    const kind = KINDS.find((one) => one === value);
    return kind ? { got: kind } : null;
  },
  notice: () => null,
  show: (kind, turn) => texts[turn.language].kinds[kind],
  withoutAnswer: () => 'help',
};
