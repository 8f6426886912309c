/**
 * A street's open matters are held against each new one, and many readers look at the words of one message, so the same
 * texts come again and again.
 */
const REMEMBERED = 2_000;
/** In UTF-16 units. */
export const LONGEST_REMEMBERED = 500;

/** The same function, which keeps what it found in the newest short texts. */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  const told = new Map<string, T>();
  return (text) => {
    const known = told.get(text);
    if (known !== undefined) return known;
    const found = read(text);
    if (text.length <= LONGEST_REMEMBERED) told.set(text, found);
    const [oldest] = told.size > REMEMBERED ? told.keys() : [];
    if (oldest !== undefined) told.delete(oldest);
    return found;
  };
}
