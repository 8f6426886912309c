const DIGITS = '零一二三四五六七八九';
const TEN = 10;

/** 三 and 十二 in figures, up to 99; anything else as it is. */
export function numeralValue(said: string): string {
  const parts = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/u.exec(said);
  if (!parts || !said) return said.replace(/^0+(?=\d)/, '');
  const [, first, ten, last] = parts;
  const units = DIGITS.indexOf(last ?? (ten ? '零' : (first ?? '零')));
  if (!ten) return last ? said : String(units);
  return String(TEN * (first ? DIGITS.indexOf(first) : 1) + units);
}
