import type { PlaceToken } from './token';

/** 甲12号院3号楼2单元402室, 12-3-402. A metro line (12号线) is no house. */
const HOUSE =
  /(?:[甲乙丙丁]?(?:\d{1,5}(?:-\d{1,5}){0,3}|[一二三四五六七八九十]{1,3})(?:号楼|号院|号门|栋楼?|幢楼?|单元|弄|号(?!线|地铁|码)|层|室|门)[,，\s]?){1,6}/g;
/** Said alone, such a number still tells a place; a bare 12号 may be a day. */
const ALONE = /号楼|号院|号门|\d[栋幢]|[二三四五六七八九十][栋幢](?!楼)|单元/;

const ROAD_WORD = '(?:street|road|avenue|lane|hutong|alley|boulevard|st|rd|ave)';
/** 12 Guangshun North Street; without a number the name must be written with capitals. */
const ENGLISH_ROAD = new RegExp(
  `(?:\\b(?:[Nn]o\\.? ?)?\\d{1,5}[A-Za-z]?,? (?:[A-Za-z']{2,20} ){1,4}|\\b(?:[A-Z][a-z']{1,20} ){1,4})${ROAD_WORD}\\b`,
  'gi',
);
const CAPITALS = /^(?:No\.? ?)?(?:\d|(?:[A-Z][a-z']+ )+$)/;
const NO_NAME = /^(?:the|my|our|this|that|your|a|an|on|in|at|main|every|which|whole|same|cross|broken)\b/i;
const NUMBER_OF_THINGS =
  /^\d+ (?:days?|weeks?|months?|years?|hours?|minutes?|meters?|metres?|people|cars?|lamps?|of|on|in)\b/i;

/** House numbers in the folded text. */
export function houseTokens(folded: string): PlaceToken[] {
  return [...folded.matchAll(HOUSE)].map(({ 0: words, index }) => {
    const length = words.replace(/[,，\s]$/, '').length;
    return { start: index, end: index + length, kind: 'house', alone: ALONE.test(words) };
  });
}

/** English roads, with their numbers; in the text as written, because capitals tell a name. */
export function englishRoadTokens(text: string): PlaceToken[] {
  return [...text.matchAll(ENGLISH_ROAD)].flatMap(({ 0: words, index }): PlaceToken[] => {
    const name = words.replace(new RegExp(`${ROAD_WORD}$`, 'i'), '');
    if (!CAPITALS.test(name) || NO_NAME.test(name) || NUMBER_OF_THINGS.test(name)) return [];
    return [{ start: index, end: index + words.length, kind: 'road', hint: [] }];
  });
}
