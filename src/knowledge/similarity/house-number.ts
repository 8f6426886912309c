import { fold } from '../fold';
import { numeralValue } from './numeral';
import { remembered } from '../remembered';

const NUMERAL = '(\\d{1,5}|(?<![一二三四五六七八九十])[一二三四五六七八九十]{1,3})';
const COURT = new RegExp(`${NUMERAL}\\s*号院`, 'gu');
/** 302楼 is a house, 3楼 may be a floor. */
const BUILDING = new RegExp(`${NUMERAL}\\s*(?:号楼|栋|幢|座)|(\\d{3,5})\\s*楼`, 'gu');
const LETTER = /(?<![a-z])([a-h])\s*[座栋]/gu;
const ENGLISH_BUILDING = /(?:building|house)\s*(\d{1,5})/gu;
const NUMBER = /(\d{1,5})\s*(?:号(?![楼院])|#)|(?:no\.?|number)\s*(\d{1,5})/gu;
/** Everything that says which house, and where at it, but not in which estate. */
const ALL =
  /(?:\d{1,5}|[一二三四五六七八九十]{1,3})(?:-\d{1,5}){0,3}\s*(?:号[楼院门]?|[栋幢]楼?|座|单元|楼|层|室|门|弄|#)(?:\d{2,4}(?!\d))?|(?:building|house|flat|no\.?|number)\s*\d{1,5}|[门楼](?:[口前后下上])|附近|旁边|对面/gu;

/** House numbers by their kind, as digits. */
export interface HouseNumbers {
  courts: readonly string[];
  buildings: readonly string[];
  all: readonly string[];
}

/** True unless both tell house numbers and none is in both: number 5 is not number 9. */
export function mayBeSameHouse(mine: HouseNumbers, theirs: HouseNumbers): boolean {
  return (['courts', 'buildings', 'all'] as const).every((kind) => meet(mine[kind], theirs[kind]));
}

/** The words without those that tell the house. */
export function withoutHouse(text: string): string {
  const lastFirst = [...fold(text).matchAll(ALL)].reverse();
  const cut = (words: string, { 0: house, index }: RegExpExecArray): string =>
    `${words.slice(0, index)} ${words.slice(index + house.length)}`;
  return lastFirst.reduce(cut, text).trim();
}

function meet(mine: readonly string[], theirs: readonly string[]): boolean {
  return !mine.length || !theirs.length || mine.some((number) => theirs.includes(number));
}

/** The house numbers that a text tells. */
export const housesIn = remembered((text: string): HouseNumbers => {
  const folded = fold(text);
  const courts = numbersOf(folded, [COURT]);
  const buildings = numbersOf(folded, [BUILDING, LETTER, ENGLISH_BUILDING]);
  return { courts, buildings, all: [...courts, ...buildings, ...numbersOf(folded, [NUMBER])] };
});

function numbersOf(folded: string, shapes: readonly RegExp[]): string[] {
  return shapes.flatMap((shape) =>
    [...folded.matchAll(shape)].map(([, number, another = '']) => numeralValue(number ?? another)),
  );
}
