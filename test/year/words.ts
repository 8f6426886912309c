import type { Language } from '../../config/city';

/** What people of a city say; a city is spoken to in one language by all of them. */
interface Words {
  said: string;
  meet: string;
  story(ticket: number): string;
  address(ticket: number): string;
  staff(unit: string): string;
  /** Said at an instant, and at no other. */
  answer(at: number): string;
}

export const WORDS: Readonly<Record<Language, Words>> = {
  'zh-CN': {
    said: '说明',
    meet: '社区门口',
    story: (ticket) => `第${ticket}件`,
    address: (ticket) => `${ticket}号`,
    staff: (unit) => `工作人员${unit}`,
    answer: (at) => `回访时说的，第${at}句`,
  },
  en: {
    said: 'as told',
    meet: 'at the gate',
    story: (ticket) => `matter ${ticket}`,
    address: (ticket) => `number ${ticket}`,
    staff: (unit) => `staff of ${unit}`,
    answer: (at) => `what I think, ${at}`,
  },
};
