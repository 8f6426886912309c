import type { InBothLanguages } from './languages';

interface CategoryToldTexts {
  button: string;
  questioned(number: string, unit: string, why: string): string;
  corrected(number: string, from: string, to: string): string;
  toUnit(number: string, to: string, by: string): string;
  toResident(number: string, to: string, by: string): string;
}

/** What is said when a ticket's category is set right (改类). */
export const categoryToldTexts: InBothLanguages<CategoryToldTexts> = {
  'zh-CN': {
    button: '改类',
    questioned: (number, unit, why) => `${unit}退回 ${number}：${why}。请看看要不要改类`,
    corrected: (number, from, to) => `${number} 的类别由“${from}”改为“${to}”`,
    toUnit: (number, to, by) => `${number} 的类别改为“${to}”，最晚 ${by} 办结。`,
    toResident: (number, to, by) => `您的单子 ${number} 的类别改为“${to}”，最晚 ${by} 办完。`,
  },
  en: {
    button: 'Recategorise',
    questioned: (number, unit, why) => `${unit} returns ${number}: ${why}. Please see whether its category is right`,
    corrected: (number, from, to) => `${number}: category changed from "${from}" to "${to}"`,
    toUnit: (number, to, by) => `The category of ${number} is now "${to}"; it is due ${by}.`,
    toResident: (number, to, by) =>
      `The category of your ticket ${number} is now "${to}". It will be resolved by ${by}.`,
  },
};
