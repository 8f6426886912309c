import type { Rule } from '../domain/callbacks/supervision-by-rule';
import type { InBothLanguages } from './languages';

interface UnitToldTexts {
  added(number: string, words: string): string;
  addedEvidence(number: string, count: number): string;
  withdrawn(number: string): string;
  alsoReported(number: string, people: number, count: number): string;
  manyPeople(people: number): string;
  /** Why a rule has it supervised. */
  byRule: Record<Rule, (times: number) => string>;
  commended(number: string, words: string): string;
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
    byRule: {
      breach: () => '过了办理时限还没有办结，请尽快办理',
      reopened: (times) => `已重办 ${times} 次，请彻底解决`,
      unsolved: (times) => `回访 ${times} 次，居民都说没有解决，请彻底解决`,
    },
    commended: (number, words) => `${number} 居民表扬你们：${words}`,
  },
  en: {
    added: (number, words) => `${number} the resident adds: ${words}`,
    addedEvidence: (number, count) => `${number} the resident added ${count} item${count === 1 ? '' : 's'}.`,
    withdrawn: (number) => `${number} was withdrawn by the resident. Nothing more is to be done.`,
    alsoReported: (number, people, count) =>
      `${number} was reported by another resident, ${people} in all. They sent ${count} item${count === 1 ? '' : 's'}.`,
    manyPeople: (people) => `${people} residents report the same; please see to it first`,
    byRule: {
      breach: () => 'The time to handle it has run out; please finish it soon',
      reopened: (times) => `It was taken up again ${times} times; please solve it for good`,
      unsolved: (times) => `In ${times} callbacks residents said it is not solved; please solve it for good`,
    },
    commended: (number, words) => `${number} a resident praises you: ${words}`,
  },
};
