import type { InBothLanguages } from '../languages';

interface TogetherTexts {
  /** `waiting`: of these are still to be accepted. */
  title(count: number, waiting: number): string;
  line(category: string, place: string | null, acceptBy: string, left: string): string;
  forUnit(unit: string, line: string): string;
  accept(number: string): string;
  howTo(number: string): string;
}

/** Several new tickets in one message to a group. */
export const togetherTexts: InBothLanguages<TogetherTexts> = {
  'zh-CN': {
    title: (count, waiting) => {
      if (waiting === count) return `新到 ${count} 个单子`;
      return `新到 ${count} 个单子，${waiting ? `还有 ${waiting} 个待签收` : '没有待签收的了'}`;
    },
    line: (category, place, acceptBy, left) => [category, place, `${acceptBy} 前签收`, left].filter(Boolean).join('，'),
    forUnit: (unit, line) => `${unit}：${line}`,
    accept: (number) => `签收 ${number}`,
    howTo: (number) => `看详情和照片：回复编号，如 ${number}。`,
  },
  en: {
    title: (count, waiting) => {
      if (waiting === count) return `${count} new tickets`;
      return `${count} new tickets, ${waiting || 'none'} still to be accepted`;
    },
    line: (category, place, acceptBy, left) =>
      [category, place, `accept by ${acceptBy}`, left].filter(Boolean).join(', '),
    forUnit: (unit, line) => `${unit}: ${line}`,
    accept: (number) => `Accept ${number}`,
    howTo: (number) => `To see one with its photos reply with its number: ${number}.`,
  },
};
