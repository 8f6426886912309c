/**
 * A street's open matters are held against each new one, and many readers look at the words of one message, so the same
 * texts come again and again.
 */
const REMEMBERED = 1_000;
/** In UTF-16 units. */
export const LONGEST_REMEMBERED = 500;

/** The same function, which keeps what it found in short texts that were lately asked for. */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  return (text) => {
    const known = young.get(text);
    if (known !== undefined) return known;
    const found = old.get(text) ?? read(text);
    if (text.length > LONGEST_REMEMBERED) return found;
    if (young.size >= REMEMBERED) {
      old = young;
      young = new Map();
    }
    young.set(text, found);
    return found;
  };
}
