import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { cleanText, foldWidth, without } from './normalise';

/** A telephone number found in a text; `rest` is the text without it and without the words that led to it. */
export interface FoundPhone {
  e164: string;
  masked: string;
  rest: string;
}

const TYPES: readonly string[] = ['MOBILE', 'FIXED_LINE', 'FIXED_LINE_OR_MOBILE'];
/** A run of digit groups with at most two marks between them, not part of a word or a longer run. */
const RUN = /(?<![a-z\d.*@/_-])(?:\+|\(|\(\+)?\d(?:[ ().\-‐-―−－]{0,2}\d){6,39}(?![\da-z*@])/g;
const GROUP = /\(?\+?\d+\)?/g;
/** Anything else of this many digits is a date, an amount or a card: a Chinese number starts so, or with its country. */
const START = /^(?:\+\d{8,15}|(?:86)?1[3-9]\d{9}|0086\d{9,12}|0[1-9]\d{8,10}|86[1-9]\d{8,10})$/;
/** In other regions: with the country, or with the nought that leads out of a town. */
const START_ELSEWHERE = /^(?:\+\d{8,15}|00[1-9]\d{8,13}|0[1-9]\d{7,10})$/;
const LED_BY =
  /(?:(?:我的|本人|联系|手机|座机|固定)*(?:电话|手机|号码|手机号|联系方式|微信同号)(?:号码?|是|为|:|：|\s)*|(?:my )?(?:phone|mobile|cell|tel|telephone|number)(?: (?:number|no))?(?: is|:|\.)?\s*)$/i;
const MOST_TRIES = 24;

/** The first valid mobile or fixed-line number, written without a country it is the region's; short service numbers (12345, 400, 95xxx) are none. */
export function readPhone(text: string, region = 'CN'): FoundPhone | null {
  const clean = cleanText(text);
  const folded = foldWidth(clean);
  let tries = 0;
  for (const run of folded.matchAll(RUN)) {
    for (const [start, end] of spans(run[0])) {
      const digits = run[0].slice(start, end).replace(/[^\d+]/g, '');
      if (!(region === 'CN' ? START : START_ELSEWHERE).test(digits)) continue;
      if (++tries > MOST_TRIES) return null;
      const e164 = valid(digits, region);
      if (e164) return found(clean, e164, run.index + start, run.index + end);
    }
  }
  return null;
}

/** Stretches of one to five neighbouring digit groups; a card number written in groups is left whole, so refused. */
function spans(run: string): [number, number][] {
  const groups = [...run.matchAll(GROUP)].map((group): [number, number] => [
    group.index,
    group.index + group[0].length,
  ]);
  if (/^\d{6}\D?\d{8}\D?\d{3,4}$/.test(run)) return [];
  return groups.flatMap(([start], from) =>
    groups.slice(from, from + 5).map(([, end]): [number, number] => [start, end]),
  );
}

function valid(digits: string, region: string): string | null {
  const number = parsePhoneNumberFromString(digits, region as CountryCode);
  return number?.isValid() && TYPES.includes(number.getType() ?? '') ? number.number : null;
}

function found(clean: string, e164: string, start: number, end: number): FoundPhone {
  const led = LED_BY.exec(clean.slice(Math.max(0, start - 40), start))?.[0].length ?? 0;
  return { e164, masked: maskPhone(e164), rest: without(clean, start - led, end) };
}

/** `+8613800138000` as `138****8000`, `+861065551234` as `010****1234`; a foreign number keeps its last four. */
export function maskPhone(e164: string): string {
  const last = e164.slice(-4);
  if (!e164.startsWith('+86')) return `${e164.slice(0, Math.min(3, e164.length - 8))}****${last}`;
  const national = e164.slice(3);
  return /^1[3-9]/.test(national) ? `${national.slice(0, 3)}****${last}` : `${area(national)}****${last}`;
}

function area(national: string): string {
  return `0${national.slice(0, /^(?:10|2)/.test(national) ? 2 : 3)}`;
}
