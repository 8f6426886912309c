/** Who leads matters of one category in one street, as a person ruled after a return (首接负责; 治理缺环). */
export interface Ruling {
  category: string;
  street: string;
  unit: string;
  /** The ticket on which it was ruled last. */
  number: string;
  /** Made a rule of dispatch; otherwise it is offered the next time. */
  isRule: boolean;
}

/** Rulings by what they are about. */
export type RulingBook = ReadonlyMap<string, Ruling>;

export const NO_RULINGS: RulingBook = new Map();

export function rulingKey({ category, street }: { category: string; street: string | null }): string {
  return `${category}|${street ?? ''}`;
}

/** The ruling on such a matter; null where there is none. */
export function rulingOn(book: RulingBook, matter: { category: string; street: string | null }): Ruling | null {
  return book.get(rulingKey(matter)) ?? null;
}
