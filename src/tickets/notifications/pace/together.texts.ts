import type { InBothLanguages } from '../languages';

interface TogetherTexts {
  title(count: number): string;
  line(category: string, place: string | null, acceptBy: string): string;
  forUnit(unit: string, line: string): string;
  accept(number: string): string;
  howTo(number: string): string;
}

/** Several new tickets in one message to a group. */
export const togetherTexts: InBothLanguages<TogetherTexts> = {
  'zh-CN': {
    title: (count) => `新到 ${count} 个单子`,
    line: (category, place, acceptBy) => [category, place, `${acceptBy} 前签收`].filter(Boolean).join('，'),
    forUnit: (unit, line) => `${unit}：${line}`,
    accept: (number) => `签收 ${number}`,
    howTo: (number) => `看详情和照片：回复编号，如 ${number}。`,
  },
  en: {
    title: (count) => `${count} new tickets`,
    line: (category, place, acceptBy) => [category, place, `accept by ${acceptBy}`].filter(Boolean).join(', '),
    forUnit: (unit, line) => `${unit}: ${line}`,
    accept: (number) => `Accept ${number}`,
    howTo: (number) => `To see one with its photos reply with its number: ${number}.`,
  },
};
