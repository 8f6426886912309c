import type { InBothLanguages } from './languages';

interface UnitToldTexts {
  added(number: string, words: string): string;
  addedEvidence(number: string, count: number): string;
  withdrawn(number: string): string;
  alsoReported(number: string, people: number, count: number): string;
  manyPeople(people: number): string;
}

/** Sentences to a unit's group. */
export const unitToldTexts: InBothLanguages<UnitToldTexts> = {
  'zh-CN': {
    added: (number, words) => `${number} 居民补充：${words}`,
    addedEvidence: (number, count) => `${number} 居民补充了 ${count} 份材料。`,
    withdrawn: (number) => `${number} 居民已撤单，不用再办。`,
    alsoReported: (number, people, count) =>
      `${number} 又有居民反映，现在共 ${people} 人。这是新发来的 ${count} 份材料。`,
    manyPeople: (people) => `已有 ${people} 位居民反映同一件事，请优先办理`,
  },
  en: {
    added: (number, words) => `${number} the resident adds: ${words}`,
    addedEvidence: (number, count) => `${number} the resident added ${count} item${count === 1 ? '' : 's'}.`,
    withdrawn: (number) => `${number} was withdrawn by the resident. Nothing more is to be done.`,
    alsoReported: (number, people, count) =>
      `${number} was reported by another resident, ${people} in all. They sent ${count} item${count === 1 ? '' : 's'}.`,
    manyPeople: (people) => `${people} residents report the same; please see to it first`,
  },
};
