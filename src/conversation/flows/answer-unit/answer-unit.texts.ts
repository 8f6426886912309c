import type { Language } from '../../engine/language';

interface AnswerUnitTexts {
  passed(number: string, unit: string): string;
  other: string;
  which: string;
  toTicket(number: string, what: string): string;
  refused: string;
}

export const answerUnitTexts: Record<Language, AnswerUnitTexts> = {
  'zh-CN': {
    passed: (number, unit) => `已转给${unit}，工单 ${number} 接着办。`,
    other: '这是另一件事',
    which: '您这是在回答哪个工单的问题？',
    toTicket: (number, what) => `${number} ${what}`,
    refused: '这个工单现在不能补充。要报新的问题，请再说一遍。',
  },
  en: {
    passed: (number, unit) => `Passed on to ${unit}. Work on ticket ${number} goes on.`,
    other: 'This is another matter',
    which: 'Which ticket is this the answer for?',
    toTicket: (number, what) => `${number} ${what}`,
    refused: 'Nothing can be added to this ticket now. To report something new, please say it again.',
  },
};
