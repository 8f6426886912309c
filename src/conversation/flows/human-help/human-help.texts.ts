import type { Language } from '../../engine/language';

interface HumanHelpTexts {
  asked: string;
  waiting: string;
  ended: string;
  tookBefore(by: string): string;
  overAlready: string;
  /** To who took a chat over and said this beside it; `words` is empty for photos and the like. */
  unsent(marks: string[], words: string): string;
  handBackWhich(marks: string[]): string;
}

export const humanHelpTexts: Record<Language, HumanHelpTexts> = {
  'zh-CN': {
    asked: '已请工作人员来，请稍等。现在就可以说，他们都看得到。不用等了请发“结束人工”。',
    waiting: '已经在请了，请稍等。不用等了请发“结束人工”。',
    ended: '好的，由我接着办。',
    tookBefore: (by) => `${by}已经在回复了。`,
    overAlready: '这位居民已经不需要人工了。',
    unsent: (marks, words) =>
      `没有发给居民（${marks.join('、')}）${words && `：“${words}”`}。要让居民看到，请回复居民的那条消息；说完请发“交回”。`,
    handBackWhich: (marks) =>
      `您接着 ${marks.length} 位居民（${marks.join('、')}）。请点那一位下面的“交回”，或回复那条消息说“交回”。`,
  },
  en: {
    asked:
      'A member of staff was asked to come. You can talk already; they will read it. To stop waiting, send “end human”.',
    waiting: 'Somebody was asked already. To stop waiting, send “end human”.',
    ended: 'Very well, I go on.',
    tookBefore: (by) => `${by} is answering already.`,
    overAlready: 'This resident needs nobody any more.',
    unsent: (marks, words) =>
      `Not sent to the resident (${marks.join(', ')})${words && `: “${words}”`}. To send it, reply to the resident's message; when done, send “hand back”.`,
    handBackWhich: (marks) =>
      `You hold the chats of ${marks.length} residents (${marks.join(', ')}). Press “Hand back” below the one you mean, or reply to it with “hand back”.`,
  },
};
