/** The wording for the n-th asking: the first, the second … and then the last two in turn, so none comes three times. */
export function pick(wordings: readonly string[], misses: number): string {
  const last = wordings.length - 1;
  const index = misses <= last ? misses : last - ((misses - last) % 2);
  return wordings[index] ?? '';
}
