import type { Bilingual, ServiceCategory } from '../../../config/city';
import { fold } from '../fold';
import { createKeywordReader, weightOf } from './keyword-hits';

export interface CategorySuggestion {
  code: string;
  /** Comparable within one answer only; more is better. */
  score: number;
  /** Only ever on the first: it is far enough ahead to be asked for by a plain yes. */
  sure: boolean;
}

/** A category of the first level, for a menu. */
export interface CategoryGroup {
  code: string;
  name: Bilingual;
}

/** What the catalogue makes of a resident's words, and the catalogue as a menu. */
export interface CategorySuggester {
  /** The best `top` second-level categories, best first; empty when no word points anywhere. */
  suggest(text: string, language: keyof Bilingual, top?: number): CategorySuggestion[];
  /** The first level, in the catalogue's order. */
  groups(): CategoryGroup[];
  /** The second level of a group, in the catalogue's order; empty for an unknown group. */
  within(group: string): ServiceCategory[];
  find(code: string): ServiceCategory | undefined;
}

/** A word in the other language is more likely a name on the way than the matter itself. */
const OTHER_LANGUAGE = 0.7;
/** The first is sure from this score on … */
const SURE_SCORE = 3.6;
/** … and when it is so many times the second. */
const SURE_LEAD = 1.8;

/** Builds the index of the city's keywords once; each look-up then is a walk along the text. */
export function createCategorySuggester(categories: readonly ServiceCategory[]): CategorySuggester {
  const rows = keywordRows(categories);
  const read = createKeywordReader(rows.map(({ keyword }) => keyword));
  return {
    suggest: (text, language, top = 3) => {
      const scores = new Map<string, number>();
      for (const number of read(fold(text))) {
        const { keyword, codes } = rows[number]!;
        const weight = (weightOf(keyword) * (speaks(keyword, language) ? 1 : OTHER_LANGUAGE)) / codes.length;
        for (const code of codes) scores.set(code, (scores.get(code) ?? 0) + weight);
      }
      return ranked(scores, top);
    },
    ...menuOf(categories),
  };
}

function menuOf(categories: readonly ServiceCategory[]): Pick<CategorySuggester, 'groups' | 'within' | 'find'> {
  const groups = new Map(categories.map(({ parent, parentName }) => [parent, { code: parent, name: parentName }]));
  const byCode = new Map(categories.map((category) => [category.code, category]));
  return {
    groups: () => [...groups.values()],
    within: (group) => categories.filter(({ parent }) => parent === group),
    find: (code) => byCode.get(code),
  };
}

interface KeywordRow {
  keyword: string;
  codes: string[];
}

/** Each keyword once, with the categories that share it; a category's names are keywords too. */
function keywordRows(categories: readonly ServiceCategory[]): KeywordRow[] {
  const codes = new Map<string, Set<string>>();
  for (const { code, name, keywords } of categories) {
    for (const keyword of [...keywords, name['zh-CN'], name.en]) {
      const folded = fold(keyword);
      const sharing = codes.get(folded);
      if (sharing) sharing.add(code);
      else codes.set(folded, new Set([code]));
    }
  }
  return [...codes].map(([keyword, sharing]) => ({ keyword, codes: [...sharing] }));
}

function speaks(keyword: string, language: keyof Bilingual): boolean {
  return /^[\x20-\x7e…]*$/.test(keyword) === (language === 'en');
}

function ranked(scores: ReadonlyMap<string, number>, top: number): CategorySuggestion[] {
  const best = [...scores].sort(([, a], [, b]) => b - a);
  const [first, second] = best.map(([, score]) => score);
  const sure = first !== undefined && first >= SURE_SCORE && first >= SURE_LEAD * (second ?? 0);
  return best.slice(0, top).map(([code, score], index) => ({
    code,
    score: Math.round(score * 100) / 100,
    sure: index === 0 && sure,
  }));
}
