import type { Language } from '../../engine/language';

interface HumanHelpTexts {
  asked: string;
  waiting: string;
  ended: string;
  tookBefore(by: string): string;
  overAlready: string;
}

export const humanHelpTexts: Record<Language, HumanHelpTexts> = {
  'zh-CN': {
    asked: '已请工作人员来，请稍等。现在就可以说，他们都看得到。不用等了请发“结束人工”。',
    waiting: '已经在请了，请稍等。不用等了请发“结束人工”。',
    ended: '好的，由我接着办。',
    tookBefore: (by) => `${by}已经在回复了。`,
    overAlready: '这位居民已经不需要人工了。',
  },
  en: {
    asked:
      'A member of staff was asked to come. You can talk already; they will read it. To stop waiting, send “end human”.',
    waiting: 'Somebody was asked already. To stop waiting, send “end human”.',
    ended: 'Very well, I go on.',
    tookBefore: (by) => `${by} is answering already.`,
    overAlready: 'This resident needs nobody any more.',
  },
};
