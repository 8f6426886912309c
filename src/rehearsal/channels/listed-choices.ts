/** A choice in a list of numbered lines. */
export interface ListedChoice {
  label: string;
  number: number;
}

/** The numbered lines at the end of a message: how a channel without buttons offers choices. */
export function listedChoices(text: string): ListedChoice[] {
  const list: ListedChoice[] = [];
  for (const line of text.split('\n').reverse()) {
    const [, number, label] = /^(\d{1,2})\. (.+)$/.exec(line) ?? [];
    if (label === undefined) break;
    list.unshift({ label, number: Number(number) });
  }
  return list[0]?.number === 1 ? list : [];
}
