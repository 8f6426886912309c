import type { Language } from '../../engine/language';

interface CallbackTexts {
  labels: { yes: string; no: string };
  which: string;
  solved: string;
  unsolved(number: string): string;
  askWrong: string;
  askSatisfied: string;
  /** From 5 to 1. */
  steps: Record<'5' | '4' | '3' | '2' | '1', string>;
  askContacted: string;
  contact: { yes: string; no: string };
  askMore: string;
  nothingMore: string;
  passedOn: string;
  thanks: string;
  other: string;
  over: string;
  /** To the unit, when the resident only said that it is not solved. */
  otherwise: string;
}

export const callbackTexts: Record<Language, CallbackTexts> = {
  'zh-CN': {
    labels: { yes: '解决了', no: '没解决' },
    which: '您说的是哪个单子？',
    solved: '好的，记下了：已经解决。',
    unsolved: (number) => `记下了：没有解决。单子 ${number} 已经重新交给原来的单位，马上告诉他们。`,
    askWrong: '哪里没有解决？可以写几句，也可以发照片，会转给他们。',
    askSatisfied: '这次办理，您满意吗？',
    steps: { '5': '很满意', '4': '满意', '3': '基本满意', '2': '不满意', '1': '很不满意' },
    askContacted: '办理的时候，有人联系过您吗？打电话、上门、在这里回话都算。',
    contact: { yes: '联系过', no: '没人联系' },
    askMore: '还有要说的吗？可以写几句，也可以发照片。',
    nothingMore: '没有了',
    passedOn: '已转给他们。',
    thanks: '谢谢您的回答。',
    other: '这是另一件事',
    over: '这次回访已经结束。如果还没有解决，发“进度”，点“没有解决”，可以重新办理。',
    otherwise: '回访时居民说没有解决',
  },
  en: {
    labels: { yes: 'Solved', no: 'Not solved' },
    which: 'Which ticket do you mean?',
    solved: 'Noted: it is solved.',
    unsolved: (number) => `Noted: it is not solved. Ticket ${number} is back with its unit, which is told at once.`,
    askWrong: 'What is still wrong? A few words or a photo will be passed on to them.',
    askSatisfied: 'How satisfied are you with the way it was handled?',
    steps: {
      '5': 'Very satisfied',
      '4': 'Satisfied',
      '3': 'Basically satisfied',
      '2': 'Dissatisfied',
      '1': 'Very dissatisfied',
    },
    askContacted: 'Did anybody get in touch with you while it was handled, by phone, in person or here?',
    contact: { yes: 'Yes, they did', no: 'Nobody did' },
    askMore: 'Is there anything else to say? A few words or a photo are welcome.',
    nothingMore: 'Nothing more',
    passedOn: 'Passed on to them.',
    thanks: 'Thank you for your answer.',
    other: 'This is another matter',
    over: 'This question is closed. If the problem is still there, send "progress" and choose "Not solved".',
    otherwise: 'Asked again, the resident says it is not solved',
  },
};
