const DIGITS: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 俩: 2, 三: 3, 仨: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
}; // prettier-ignore

/** The characters of a small number, for use inside other patterns. */
export const NUMERAL = '(?:\\d{1,4}|[零〇一二两三四五六七八九十廿卅百]{1,6})';

/** Reads a whole number below 1,000 in digits or Chinese (`12`, `十二`, `廿三`, `两`, `一百零五`); null when it is none. */
export function readNumber(text: string): number | null {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  const spelled = text.replace(/廿/g, '二十').replace(/卅/g, '三十');
  const match =
    /^(?:([一二两三四五六七八九])百[零〇]?)?(?:([一二三四五六七八九])?(十))?([零〇一二两俩三仨四五六七八九])?$/.exec(
      spelled,
    );
  if (!match || !spelled) return null;
  const [, hundreds, tens, ten, ones] = match;
  return value(hundreds) * 100 + (ten ? (tens ? value(tens) : 1) * 10 : 0) + value(ones);
}

function value(digit: string | undefined): number {
  return digit ? (DIGITS[digit] ?? 0) : 0;
}
