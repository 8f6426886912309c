import type { InBothLanguages } from './languages';

interface ResidentToldTexts {
  accepted(told: { number: string; unit: string; by: string }): string;
  progressed(told: { number: string; unit: string; words: string | null }): string;
  handedOver(told: { number: string; unit: string }): string;
  infoRequested(told: { number: string; unit: string; words: string }): string;
  resolved(told: { number: string; unit: string; words: string; days: number }): string;
  closed(told: { number: string }): string;
  reopened(told: { number: string; unit: string; by: string }): string;
  declined(told: { number: string; words: string }): string;
  answered(told: { number: string; words: string }): string;
  joined(told: { number: string }): string;
  split(told: { number: string; unit: string; by: string }): string;
  /** A number, and the one it is handled with. */
  handledWith(number: string, main: string): string;
  askSolved(told: { number: string; again: boolean }): string;
  solvedYes: string;
  solvedNo: string;
  evidenceLost(told: { number: string; count: number }): string;
}

/** Sentences to the resident: read once, understood. */
export const residentToldTexts: InBothLanguages<ResidentToldTexts> = {
  'zh-CN': {
    accepted: ({ number, unit, by }) => `您的单子 ${number} 已由${unit}签收，最晚 ${by} 办完。`,
    progressed: ({ number, unit, words }) =>
      words
        ? `您的单子 ${number} 有新进展。${unit}说：${words}`
        : `您的单子 ${number} 有新进展，${unit}发来了照片等材料。`,
    handedOver: ({ number, unit }) => `您的单子 ${number} 改由${unit}办理，不用您再报一次。`,
    infoRequested: ({ number, unit, words }) =>
      `您的单子 ${number} 需要您补充。${unit}问：${words}\n请直接回复这条消息，可以带照片。`,
    resolved: ({ number, unit, words, days }) =>
      `您的单子 ${number} 已办结。${unit}说：${words}\n如果没有解决，${days} 天内告诉我，可以重新办理。`,
    closed: ({ number }) => `您的单子 ${number} 已归档。`,
    reopened: ({ number, unit, by }) => `您的单子 ${number} 重新办理，由${unit}负责，最晚 ${by} 办完。`,
    declined: ({ number, words }) => `您的单子 ${number} 没有受理。原因：${words}`,
    answered: ({ number, words }) => `您的单子 ${number} 的答复：${words}`,
    joined: ({ number }) => `您的单子 ${number} 和别人报的是同一件事，已合在一起办。单号不变，有进展照样告诉您。`,
    split: ({ number, unit, by }) => `您的单子 ${number} 改为单独办理，由${unit}负责，最晚 ${by} 办完。`,
    handledWith: (number, main) => `${number}（与 ${main} 合并办理）`,
    askSolved: ({ number, again }) => `${again ? '再问您一次：' : ''}您的单子 ${number}，问题解决了吗？`,
    solvedYes: '解决了',
    solvedNo: '没解决',
    evidenceLost: ({ number, count }) =>
      `您的单子 ${number} 有 ${count} 份材料没有取到。还在的话，请发“进度”，点“补充”，再发一次。`,
  },
  en: {
    accepted: ({ number, unit, by }) => `${unit} has accepted your ticket ${number}. It will be resolved by ${by}.`,
    progressed: ({ number, unit, words }) =>
      words
        ? `News of your ticket ${number}. ${unit} says: ${words}`
        : `News of your ticket ${number}: ${unit} sent pictures or files.`,
    handedOver: ({ number, unit }) => `Your ticket ${number} is now with ${unit}. You need not report it again.`,
    infoRequested: ({ number, unit, words }) =>
      `Your ticket ${number} needs more from you. ${unit} asks: ${words}\nPlease reply to this message; photos are welcome.`,
    resolved: ({ number, unit, words, days }) =>
      `Your ticket ${number} is resolved. ${unit} says: ${words}\nIf the problem is still there, tell me within ${days} days and it will be taken up again.`,
    closed: ({ number }) => `Your ticket ${number} is closed.`,
    reopened: ({ number, unit, by }) =>
      `Your ticket ${number} is taken up again by ${unit}. It will be resolved by ${by}.`,
    declined: ({ number, words }) => `Your ticket ${number} was not received. The reason: ${words}`,
    answered: ({ number, words }) => `The answer to your ticket ${number}: ${words}`,
    joined: ({ number }) =>
      `Your ticket ${number} is about the same matter as another, and both are handled together. Your number stays, and you will hear all news.`,
    split: ({ number, unit, by }) =>
      `Your ticket ${number} is now handled by itself, by ${unit}. It will be resolved by ${by}.`,
    handledWith: (number, main) => `${number} (handled with ${main})`,
    askSolved: ({ number, again }) =>
      `${again ? 'May we ask once more: is' : 'Is'} the problem of your ticket ${number} solved?`,
    solvedYes: 'Solved',
    solvedNo: 'Not solved',
    evidenceLost: ({ number, count }) =>
      `${count} item${count === 1 ? '' : 's'} of your ticket ${number} could not be fetched. If you still have it, send "progress", choose "Add", and send it again.`,
  },
};
