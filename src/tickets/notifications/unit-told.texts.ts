import type { InBothLanguages } from './languages';

interface UnitToldTexts {
  added(number: string, words: string): string;
  addedEvidence(number: string, count: number): string;
  withdrawn(number: string): string;
}

/** Sentences to a unit's group. */
export const unitToldTexts: InBothLanguages<UnitToldTexts> = {
  'zh-CN': {
    added: (number, words) => `${number} 居民补充：${words}`,
    addedEvidence: (number, count) => `${number} 居民补充了 ${count} 份材料。`,
    withdrawn: (number) => `${number} 居民已撤单，不用再办。`,
  },
  en: {
    added: (number, words) => `${number} the resident adds: ${words}`,
    addedEvidence: (number, count) => `${number} the resident added ${count} item${count === 1 ? '' : 's'}.`,
    withdrawn: (number) => `${number} was withdrawn by the resident. Nothing more is to be done.`,
  },
};
