import type { SlotSpec } from '../../../engine/form';
import { pick } from '../../../engine/pick';
import { fileComplaintTexts as texts } from '../file-complaint.texts';

const LEAST_LETTERS = 2;
const MOST = 4_000;

/** What is wrong, in the person's own words. */
export const storySlot: SlotSpec<string> = {
  name: 'story',
  aliases: ['内容', '描述', '情况', '问题', '事情', '诉求', 'what', 'story', 'description', 'text', 'content'],
  label: { 'zh-CN': texts['zh-CN'].labels.story, en: texts.en.labels.story },
  takesAnyWords: true,
  need: () => 'required',
  ask: (form, turn) => ({ prompt: pick(texts[turn.language].askStory, form.misses) }),
  read: (input, _form, turn) => {
    if (!input.text) return null;
    return saysSomething(input.text)
      ? { got: input.text.slice(0, MOST) }
      : { unclear: texts[turn.language].storyTooShort };
  },
  choose: () => null,
  notice: () => null,
  show: (story) => story,
};

/** True when there are words in it, not only marks, digits or one syllable. */
export function saysSomething(text: string): boolean {
  return (text.match(/\p{L}/gu) ?? []).length >= LEAST_LETTERS;
}

/** A story with more words behind it. */
export function addToStory(story: string, words: string): string {
  return `${story}\n${words}`.slice(0, MOST);
}
