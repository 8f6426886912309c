/**
 * Damm's quasigroup: its check digit catches every wrong digit and every swap of neighbours.
 * (H. M. Damm, Total anti-symmetrische Quasigruppen, 2004)
 */
const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

const GAP = '[\\s\\-_‐‑‒–—―−ー~.·]{0,3}';
const SHAPE = new RegExp(
  `(?<![0-9A-Z])(?:([A-Z])\\s?([A-Z])${GAP})?(\\d{6})${GAP}([1-9]\\d{4,7}|\\d{4})${GAP}(\\d)(?![0-9A-Z])`,
);

/** `BJ`, `261122`, 42 → `BJ-261122-0042-7`; from the ten-thousandth of a day the sequence has five digits. */
export function formatTicketNumber(prefix: string, day: string, sequence: number): string {
  const digits = String(sequence).padStart(4, '0');
  return `${prefix}-${day}-${digits}-${checkDigit(day + digits)}`;
}

/**
 * The ticket number in a text, in its one form; dashes, blanks, width and case do not matter. `prefix` stands in when
 * the letters were left out. Null when there is none or its check digit is wrong.
 */
export function parseTicketNumber(text: string, prefix: string | null = null): string | null {
  const folded = text.normalize('NFKC').toUpperCase();
  const match = SHAPE.exec(folded);
  if (!match) return null;
  const [, first, second, day = '', sequence = '', check] = match;
  const letters = first && second ? first + second : prefix;
  return letters && checkDigit(day + sequence) === check ? `${letters}-${day}-${sequence}-${check}` : null;
}

/** `BJ-261122-0042-7` → `0042`, as the staff say it. */
export function shortNumber(number: string): string {
  return number.split('-')[2] ?? number;
}

function checkDigit(digits: string): string {
  let interim = '0';
  for (const digit of digits) interim = DAMM[Number(interim)]?.[Number(digit)] ?? '0';
  return interim;
}
