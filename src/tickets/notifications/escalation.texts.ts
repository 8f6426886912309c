import type { ClockName } from '../../../config/city';
import type { InBothLanguages } from './languages';

interface EscalationTexts {
  clocks: Record<ClockName, string>;
  line(number: string, unit: string, what: string, by: string, left: string): string;
  title(number: string, what: string, left: string): string;
  several(count: number): string;
  more(count: number): string;
  digest(unit: string, day: string): string;
  part(name: string, count: number): string;
  parts: { overdue: string; today: string; toAccept: string };
  howToList: string;
}

/** What a deadline that comes near, or has passed, makes groups read. */
export const escalationTexts: InBothLanguages<EscalationTexts> = {
  'zh-CN': {
    clocks: {
      dispatch: '派单',
      acceptance: '签收',
      handling: '办结',
      checkIn: '报到',
      supervision: '督办回复',
      jointPart: '协办',
    },
    line: (number, unit, what, by, left) => `${number} ${unit}：${what}时限 ${by}，${left}`,
    title: (number, what, left) => `工单 ${number} ${what}${left}`,
    several: (count) => `${count} 个单子的时限要留意：`,
    more: (count) => `还有 ${count} 个。`,
    digest: (unit, day) => `${unit} ${day} 待办`,
    part: (name, count) => `${name} ${count} 个：`,
    parts: { overdue: '已超期', today: '今天到期', toAccept: '待签收' },
    howToList: '看全部：我的待办。看超期的：超期。',
  },
  en: {
    clocks: {
      dispatch: 'dispatch',
      acceptance: 'acceptance',
      handling: 'resolution',
      checkIn: 'check-in',
      supervision: 'answer to supervision',
      jointPart: 'joint part',
    },
    line: (number, unit, what, by, left) => `${number} ${unit}: ${what} due ${by}, ${left}`,
    title: (number, what, left) => `Ticket ${number}: ${what}, ${left}`,
    several: (count) => `${count} deadlines to look at:`,
    more: (count) => `${count} more.`,
    digest: (unit, day) => `${unit}, to do on ${day}`,
    part: (name, count) => `${name}, ${count}:`,
    parts: { overdue: 'Overdue', today: 'Due today', toAccept: 'To accept' },
    howToList: 'All of it: my tasks. What is late: overdue.',
  },
};
