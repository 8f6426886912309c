import type { Language } from '../../engine/language';

interface ReturnOrderTexts {
  ask(name: string, number: string): string;
  explain(reason: string): string;
  explainAnyway(reason: string): string;
  atOnce: string;
}

/** What is asked of a unit that returns a ticket. */
export const returnOrderTexts: Record<Language, ReturnOrderTexts> = {
  'zh-CN': {
    ask: (name, number) => `${name}，退回 ${number} 的原因是什么？请选一个，也可以回复这条消息写明。`,
    explain: (reason) => `“${reason}”要写明情况，请回复这条消息。`,
    explainAnyway: (reason) => `原因：${reason}。还要说明什么，请回复这条消息；没有就选“直接退回”。`,
    atOnce: '直接退回',
  },
  en: {
    ask: (name, number) => `${name}, why is ${number} returned? Please choose, or reply to this message in words.`,
    explain: (reason) => `"${reason}" needs words. Please reply to this message.`,
    explainAnyway: (reason) =>
      `The reason: ${reason}. To say more, please reply to this message; otherwise choose "Return it".`,
    atOnce: 'Return it',
  },
};
