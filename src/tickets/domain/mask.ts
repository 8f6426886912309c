const DASH = '[ \\-‐-―−－]?';
const D = '[\\d０-９]';
/** Identity and bank cards: fifteen digits and more, also in groups. */
const CARD = new RegExp(
  `(?<!${D})(?:${D}{6}${DASH}${D}{8}${DASH}${D}{3}[\\dXxＸｘ０-９]|(?:${D}{4}${DASH}){3,4}${D}{3,4}|${D}{14,30}[\\dXxＸｘ０-９])(?!${D})`,
  'g',
);
const MOBILE = new RegExp(
  `(?<!${D})((?:(?:[+＋]|00)?86${DASH})?[1１][3-9３-９]${D})${DASH}${D}{4}${DASH}(${D}{4})(?!${D})`,
  'g',
);
const FIXED = new RegExp(`(?<!${D})([（(]?[0０]${D}{2,3}[）)]?)${DASH}${D}{3,4}${DASH}(${D}{4})(?!${D})`, 'g');
const FOREIGN = new RegExp(`([+＋]${D}{1,3})(?:${DASH}[(（]?${D}{1,4}[)）]?){1,4}${DASH}(${D}{4})(?!${D})`, 'g');

/** A local number has seven or eight digits like a date; only the word before it tells. */
const LOCAL = new RegExp(
  `((?:电话|座机|号码|手机|tel|phone)(?:号码?|是|为|:|：|\\s){0,3})${D}{3,4}${DASH}(${D}{4})(?!${D})`,
  'gi',
);

/** Words as they may stand in a group: phone, identity and bank card numbers masked, the rest untouched. */
export function maskNumbersIn(text: string): string {
  return text
    .replace(CARD, (card) => `${card.slice(0, 3)}${'*'.repeat(8)}${card.slice(-2)}`)
    .replace(MOBILE, '$1****$2')
    .replace(FIXED, '$1****$2')
    .replace(FOREIGN, '$1****$2')
    .replace(LOCAL, '$1****$2');
}

/** `+8613800138000` → `138****8000`; numbers of other countries keep their beginning and their last four digits. */
export function maskContact(phone: string): string {
  const national = phone.startsWith('+86') ? phone.slice(3) : phone;
  if (national.length <= 7) return `${national.slice(0, 2)}****`;
  return `${national.slice(0, 3)}****${national.slice(-4)}`;
}
