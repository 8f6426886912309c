import type { InBothLanguages } from './languages';

interface Step {
  number: string;
  unit: string;
  words: string;
}

interface ExclusionToldTexts {
  asked(step: Step): string;
  granted(step: Step): string;
  refused(step: Step): string;
}

/** What is said of exclusion from the rates (剔除). */
export const exclusionToldTexts: InBothLanguages<ExclusionToldTexts> = {
  'zh-CN': {
    asked: ({ number, unit, words }) =>
      `${unit}申请剔除 ${number}：${words}\n请打字：同意剔除 ${number} 理由，或 不同意剔除 ${number} 理由`,
    granted: ({ number, words }) => `${number} 已同意剔除，不计入三率：${words}`,
    refused: ({ number, words }) => `${number} 不同意剔除，照常计入三率：${words}`,
  },
  en: {
    asked: ({ number, unit, words }) =>
      `${unit} asks to exclude ${number}: ${words}\nPlease type: exclude yes ${number} reason, or exclude no ${number} reason`,
    granted: ({ number, words }) => `${number} is excluded and does not count in the rates: ${words}`,
    refused: ({ number, words }) => `${number} is not excluded and counts in the rates: ${words}`,
  },
};
