import { fill, type Reading, type SlotSpec } from '../../../engine/form';
import type { Input } from '../../../engine/input';
import { pick } from '../../../engine/pick';
import type { FormState } from '../../../engine/session';
import type { Turn } from '../../../engine/turn';
import { readPhone, readRecurring, readTime, readUnknown, readYesNo } from '../../../understanding';
import type { HappenedValue } from '../file-complaint.slots';
import { fileComplaintTexts as texts } from '../file-complaint.texts';
import { addToStory, saysSomething } from './story.slot';

const MOST_WORDS = 60;

/** When it happened or began; optional, and any short words will do. */
export const happenedSlot: SlotSpec<HappenedValue> = {
  name: 'happened',
  aliases: ['时间', '日期', '发生时间', 'time', 'date', 'when'],
  label: { 'zh-CN': texts['zh-CN'].labels.happened, en: texts.en.labels.happened },
  takesAnyWords: true,
  need: (form) => (['enquiry', 'suggestion', 'commendation'].includes(String(form.slots.kind)) ? 'none' : 'optional'),
  ask: (form, turn) => ({
    prompt: pick(texts[turn.language].askHappened, form.misses),
    choices: [{ label: texts[turn.language].skip, value: 'happened:skip' }],
  }),
  read: (input, form, turn) => {
    if (!input.text || input.media.length || input.place) return null;
    const told = whenTold(input, turn);
    return told ? { got: told } : inOtherWords(input, form, turn.world.city.policy.phoneRegion);
  },
  choose: (value) => (value === 'skip' ? { got: unknown() } : null),
  notice: (input, form, turn) => ('happened' in form.slots || !input.text ? null : whenTold(input, turn)),
  show: (value, turn) => value.text || texts[turn.language].happenedUnknown,
};

/** No time that can be reckoned with: short words are kept as they are, long ones are the story's. */
function inOtherWords(input: Input, form: FormState, region: string): Reading<HappenedValue> | null {
  const { text } = input;
  if (readPhone(text, region) || !saysSomething(text)) return null;
  if (readYesNo(text) === false || readUnknown(text)) return { got: unknown() };
  if (text.length <= MOST_WORDS) return { got: { text, from: null, to: null } };
  fill(form, 'story', addToStory(String(form.slots.story ?? ''), text), input);
  return { again: null };
}

function unknown(): HappenedValue {
  return { text: '', from: null, to: null };
}

function whenTold(input: Input, turn: Turn): HappenedValue | null {
  const { now, city } = turn.world;
  const found = readTime(input.text, now, city.policy.timeZone);
  if (found) return { text: found.text, from: found.from.getTime(), to: found.to?.getTime() ?? null };
  const often = readRecurring(input.text);
  return often ? { text: often.text, from: null, to: null } : null;
}
