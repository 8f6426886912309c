import { readChoice } from '../../understanding';
import { callbackTexts } from './callback.texts';

const LONGEST = 40;
const UNSOLVED =
  /^(?:这事|问题|它|还是|根本|并)?(?:还|都|又|也)?(?:是)?(?:没有?|未)(?:被)?(?:解决|修好|办好|弄好|处理好?|办完|改善)|^(?:又|还是)(?:坏了|不亮|不行|这样|老样子)|^(?:it(?:'s| is) |still )?(?:is )?not (?:solved|fixed|resolved|working|done)|^still (?:broken|the same|not)/i;
const SOLVED =
  /^(?:已经?|都|问题|这事|它|是的?[，,]?|嗯[，,]?)*(?:解决|修好|办好|弄好|处理好|搞定|好)了(?:[，,。.！!谢谢您你们啊呀的]*)$|^(?:yes[,.]? )?(?:it(?:'s| is) |all )?(?:been )?(?:solved|fixed|resolved|done)(?: now)?(?:[,.]? ?(?:thanks|thank you))?[.!]?$/i;

const NOBODY =
  /^(?:都|从来|一直|根本)?(?:没有?|未)(?:任何)?(?:人|谁)?(?:跟我|和我|给我)?(?:联系|打|来|找|理)?(?:过|我|电话)*[。.]?$|^(?:no|nobody|no one|never)(?: (?:did|called|came|wrote))?[.!]?$/i;
const SOMEBODY =
  /^(?:有人?|是的?)?(?:跟我|和我|给我)?(?:联系|打|来|找)?(?:过|了|我|电话)*[。.]?$|^(?:yes|they (?:did|called|came|wrote))(?:[,.] ?they did)?[.!]?$/i;

/** Whether the words say that it is solved; null when they speak of something else. The number of a button counts too. */
export function readVerdict(text: string): boolean | null {
  const said = text.trim();
  if (!said || said.length > LONGEST) return null;
  for (const { labels } of Object.values(callbackTexts)) {
    const choice = readChoice(said, [labels.yes, labels.no]);
    if (choice !== null) return choice === 0;
  }
  if (saysNotSolved(said)) return false;
  return SOLVED.test(said) ? true : null;
}

/** Whether the words say that somebody was in touch; null when they speak of something else. */
export function readContacted(text: string): boolean | null {
  const said = text.trim();
  if (!said || said.length > LONGEST) return null;
  for (const { contact } of Object.values(callbackTexts)) {
    const choice = readChoice(said, [contact.yes, contact.no]);
    if (choice !== null) return choice === 0;
  }
  if (NOBODY.test(said)) return false;
  return SOMEBODY.test(said) ? true : null;
}

/** "Still not fixed", at the beginning of what is said. */
export function saysNotSolved(text: string): boolean {
  return UNSOLVED.test(text.trim());
}
