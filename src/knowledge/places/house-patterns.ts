import type { PlaceToken } from './token';

const NUMBER =
  '(?:第?(?:地下|负)?[甲乙丙丁]?(?:\\d{1,5}(?:-\\d{1,5}){0,3}\\s?|[零〇一二三四五六七八九十]{1,4})|(?<![a-z])[a-h](?=座|栋|单元|号楼))';
/** A metro line (12号线) is no house; of 302楼道 the number belongs to it and the 楼道 does not. */
const OF_A_HOUSE =
  '(?:号楼|号院|号门(?!口)|#楼?|栋楼?|幢楼?|(?<=[a-h])座|单元|弄|号(?!线|地铁|码)|层|室|门(?!口)|房(?![间子东租价])|楼(?![上下道梯顶房盘市宇台板长层]))';
/** What a number counts that is no flat: 300元, 24小时, 300多户. */
const COUNTED =
  '(?:[\\da-z:：.%％+-]|[年月日号元块角千百亿个人户点次岁吨瓶辆台盏根条栋幢度余几街巷]|天(?!天)|多(?!次)|来[人户个位]|家(?![里中的漏没])|万(?!科)|分(?!不)|米|平米|平方|小时|周[年内]|公里|公斤|公交|伏|路(?!灯)|线(?!路))';
/** The flat behind its unit, often without a word: 3单元501, 5号楼2-501. */
const FLAT = `(?<=[楼栋幢门座元层#])(?:[-\\s]?(?:\\d{1,2}-)?\\d{2,4}[a-z]?(?:[-、]\\d{3,4})?(?!${COUNTED})|[,，]\\s?\\d{3,4}(?=\\s*(?:$|[,，。;；、])))`;
const PARTED = '[,，\\s-]?';

/** 甲12号院3号楼2单元402, 302楼2门, 12-3-402. */
const HOUSE = new RegExp(
  `${NUMBER}${OF_A_HOUSE}(?:${PARTED}${NUMBER}${OF_A_HOUSE}){0,5}(?:${FLAT})?|(?<![\\d-])\\d{1,4}(?:-\\d{1,2})?-\\d{3,4}(?!${COUNTED})|(?<!\\d)\\d{3,4}(?=楼[道上下梯顶])`,
  'g',
);
/** Said alone, such a number still tells a place; a bare 12号 may be a day, a bare 3楼 a floor. */
const ALONE = /号楼|号院|号门|#楼|\d\s?[栋幢]|[二三四五六七八九十][栋幢](?!楼)|单元|[a-h][座栋]|\d{3}\s?楼/;
/** What only who lives there need know: the unit, the floor, the flat. Of 5号楼501号 the second number is one. */
const HOME = new RegExp(
  `(?:${PARTED}${NUMBER}(?:单元|层|室|房|门|(?<!\\d{3}\\s?)楼)|(?<=[楼栋幢座#])${PARTED}\\d{1,4}\\s?号|(?<=[楼栋幢座#])[-\\s,，]?\\d[\\d、-]*[a-z]?|(?<!\\d)\\d{1,4}(?:-\\d{1,2})?-\\d{3,4}|^\\d{3,4}$|^(?:unit|entrance|floor|flat|room|apartment|apt)).*$`,
);

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
    return { start: index, end: index + words.length, kind: 'house', alone: ALONE.test(words) };
  });
}

/** The words of a house, in folded text, that stay when unit, floor and flat are left out. */
export function withoutHome(house: string): string {
  return house.replace(HOME, '');
}

/** Huajiadi Nanli building 5; a name with capitals. */
const ENGLISH_BUILDING = /\b(?:[A-Z][A-Za-z']{1,20} ){1,4}(?:[Bb]uilding|[Bb]lock|[Tt]ower|No\.?) ?\d{1,4}\b/g;
const ENGLISH_HOME = /\b(?:unit|entrance|floor|flat|room|apartment|apt)\.? ?\d{1,4}[a-z]?\b/gi;

const LARGER_BEHIND = /^, ?[A-Z\d]/;

/** Estates with a building in English, and the flats that may stand behind them. */
export function englishHouseTokens(text: string): PlaceToken[] {
  const buildings = [...text.matchAll(ENGLISH_BUILDING)].filter(({ 0: words }) => !NO_NAME.test(words));
  return [
    ...buildings.map(({ 0: words, index }): PlaceToken => {
      return { start: index, end: index + words.length, kind: 'estate', hint: [] };
    }),
    ...[...text.matchAll(ENGLISH_HOME)].map(({ 0: words, index }): PlaceToken => {
      const end = index + words.length;
      // Flat 301, Huajiadi Nanli building 5: the smaller may stand first.
      return { start: index, end, kind: 'house', alone: LARGER_BEHIND.test(text.slice(end, end + 3)) };
    }),
  ];
}

/** English roads, with their numbers; in the text as written, because capitals tell a name. */
export function englishRoadTokens(text: string): PlaceToken[] {
  return [...text.matchAll(ENGLISH_ROAD)].flatMap(({ 0: words, index }): PlaceToken[] => {
    const name = words.replace(new RegExp(`${ROAD_WORD}$`, 'i'), '');
    if (!CAPITALS.test(name) || NO_NAME.test(name) || NUMBER_OF_THINGS.test(name)) return [];
    return [{ start: index, end: index + words.length, kind: 'road', hint: [] }];
  });
}
