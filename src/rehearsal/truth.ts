import type { CityConfig } from '../../config/city';
import type { Played } from './play';

/** How often what was understood is what the file says is true. */
export interface Truth {
  category: { said: number; comparable: number; first: number; offered: number };
  street: { said: number; comparable: number; right: number; wrong: number };
}

/**
 * Compares only what can be compared: a file's category or street counts when it is a code or a whole name of this city.
 * A street name that several districts have, and another city's tree of categories, prove nothing.
 */
export function compare(
  { categories, streets }: Pick<CityConfig, 'categories' | 'streets'>,
  all: readonly Played[],
): Truth {
  return { category: categoryOf(namesOf(categories), all), street: streetOf(namesOf(streets), all) };
}

function categoryOf(names: Names, all: readonly Played[]): Truth['category'] {
  const said = all.filter(({ told }) => told.message.category !== null);
  const pairs = said.map(({ told, offered }) => ({ is: only(names, told.message.category), offered: offered ?? [] }));
  const comparable = pairs.flatMap(({ is, offered }) => (is === null ? [] : [{ is, offered }]));
  return {
    said: said.length,
    comparable: comparable.length,
    first: comparable.filter(({ is, offered }) => offered[0] === is).length,
    offered: comparable.filter(({ is, offered }) => offered.includes(is)).length,
  };
}

function streetOf(names: Names, all: readonly Played[]): Truth['street'] {
  const said = all.filter(({ told }) => told.message.street !== null);
  const pairs = said.map(({ told, place }) => ({ is: only(names, told.message.street), read: place?.street ?? null }));
  const comparable = pairs.filter(({ is }) => is !== null);
  const right = comparable.filter(({ is, read }) => read === is).length;
  const wrong = comparable.filter(({ is, read }) => read !== null && read !== is).length;
  return { said: said.length, comparable: comparable.length, right, wrong };
}

type Names = ReadonlyMap<string, string[]>;
type Named = { code: string; name: { 'zh-CN': string; en: string } };

function namesOf(list: readonly Named[]): Names {
  const names = new Map<string, string[]>();
  for (const { code, name } of list) {
    for (const one of new Set([code, name['zh-CN'], name.en])) names.set(one, [...(names.get(one) ?? []), code]);
  }
  return names;
}

/** The one code that the words name; null for none, and for several. */
function only(names: Names, words: string | null): string | null {
  const codes = (words !== null && names.get(words)) || [];
  return codes.length === 1 ? (codes[0] ?? null) : null;
}
