import type { RequestKind } from '../../../../tickets';
import { fill, type SlotSpec } from '../../../engine/form';
import { pick } from '../../../engine/pick';
import type { FormState } from '../../../engine/session';
import type { Turn } from '../../../engine/turn';
import { readKind, readPhone } from '../../../understanding';
import { fileComplaintTexts as texts } from '../file-complaint.texts';

const LEAST_LETTERS = 2;
const MOST = 4_000;
/** 在, 我在 */
const LEADING_WORDS = 2;

/** What is wrong, in the person's own words. */
export const storySlot: SlotSpec<string> = {
  name: 'story',
  aliases: ['内容', '描述', '情况', '问题', '事情', '诉求', 'what', 'story', 'description', 'text', 'content'],
  label: { 'zh-CN': texts['zh-CN'].labels.story, en: texts.en.labels.story },
  takesAnyWords: true,
  need: () => 'required',
  ask: (form, turn) => ({ prompt: pick(texts[turn.language].askStory, form.misses) }),
  read: (input, form, turn) => {
    if (!input.text || tellsOnlyWhere(input.text, turn)) return null;
    if (!saysSomething(input.text) && readPhone(input.text, turn.world.city.policy.phoneRegion)) return null;
    if (!saysSomething(input.text)) return { unclear: texts[turn.language].storyTooShort };
    takeKind(input.text, form, turn);
    return { got: input.text.slice(0, MOST) };
  },
  choose: () => null,
  notice: () => null,
  show: (story) => story,
};

/** True when the message is a place and nothing else: that is no story yet. */
export function tellsOnlyWhere(text: string, turn: Turn): boolean {
  const { found, text: place } = turn.world.places.read(text);
  return found && letters(place) >= letters(text) - LEADING_WORDS;
}

function letters(text: string): number {
  return (text.match(/[\p{L}\p{N}]/gu) ?? []).length;
}

/** What is told shows of which kind it is, when it shows at all. */
function takeKind(story: string, form: FormState, turn: Turn): void {
  const kind = 'kind' in form.slots ? null : kindTold(story, turn);
  if (kind) fill(form, 'kind', kind, null);
}

/** What the words say, or a complaint where they plainly name a matter of the catalogue and nothing else. */
function kindTold(story: string, turn: Turn): RequestKind | null {
  const read = readKind(story);
  if (read && (read.sure || read.kind !== 'complaint')) return read.sure ? read.kind : null;
  return turn.world.categories.suggest(story, turn.language, 1).length ? 'complaint' : null;
}

/** True when there are words in it, not only marks, digits or one syllable. */
export function saysSomething(text: string): boolean {
  return (text.match(/\p{L}/gu) ?? []).length >= LEAST_LETTERS;
}

/** A story with more words behind it; who is not sure of being heard says the same again, which adds nothing. */
export function addToStory(story: string, words: string): string {
  if (story.includes(words.trim())) return story;
  return `${story}\n${words}`.slice(0, MOST);
}
