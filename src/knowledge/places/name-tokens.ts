import type { WordIndex, WordMatch } from '../word-index';
import type { PlaceName, PlaceToken } from './token';

/** 望京西路, 双井桥: a road that bears the name, though it may run far. 路口, 路灯 and 街道 are no roads. */
const ROAD_BEHIND = /[东西南北中内外]{0,2}(?:大街|大道|胡同|高速|路(?![口灯边面上旁])|街(?![道坊头边上])|巷|桥)/y;
/** 望京站, 团结湖公园: a thing that bears the name, and may stand beside the street. */
const THING_BEHIND = /[东西南北]?(?:地铁站|火车站|公交站|站|公园|医院|大学|学院|中学|小学|机场|水库|高铁)/y;
/** 朝阳面, 昌平线, 东城公寓: no district is meant. */
const NO_DISTRICT_BEHIND =
  /(?:面|方向|房间|的房间|的卧室|的窗|卧室|户型|线|门|根|墙|小学|小区|社区|公寓|花园|家园|新村)/y;
/** Said of a street and nothing else: 望京街道办事处, Wangjing Street. */
const STREET_GOES_ON =
  /(?:街道办事处|街道办|地区办事处|办事处| (?:sub-?district|street|area|town|community)(?![a-z]))/y;

/** Of 望京花园东区 the list knows 望京花园东. */
const PART_GOES_ON = /(?<=[东西南北中一二三四五六七八九十])(?:区(?![域间])|里(?![面边头侧外]))/y;

/** The city's names in a message, longest first and never overlapping; those that only look like one are left out. */
export function nameTokens(index: WordIndex<PlaceName>, folded: string): PlaceToken[] {
  const tokens: PlaceToken[] = [];
  let reached = 0;
  for (const match of longestFirst(index.matches(folded))) {
    if (match.start < reached) continue;
    const token = inContext(match, folded);
    if (!token) continue;
    if (token.kind !== 'none') tokens.push(token);
    reached = token.end;
  }
  return tokens;
}

/** Matches come by their start, the shorter first; of one start the longer is tried first. */
function longestFirst(matches: WordMatch<PlaceName>[]): WordMatch<PlaceName>[] {
  return matches.sort((a, b) => a.start - b.start || b.end - a.end);
}

function inContext(match: WordMatch<PlaceName>, folded: string): PlaceToken | null {
  const { start, end, value } = match;
  if (value.kind === 'district' && !value.official) return districtInContext(match, folded);
  if (value.kind === 'street') return streetInContext(match, folded, value);
  if (value.kind === 'landmark') return { start, end: end + behind(PART_GOES_ON, folded, end), ...value };
  return { start, end, ...value };
}

function districtInContext({ start, end, value }: WordMatch<PlaceName>, folded: string): PlaceToken | null {
  const road = behind(ROAD_BEHIND, folded, end);
  if (road) return { start, end: end + road, kind: 'road', hint: [] };
  if (behind(NO_DISTRICT_BEHIND, folded, end)) return null;
  return { start, end, ...value };
}

function streetInContext(
  { start, end }: WordMatch<PlaceName>,
  folded: string,
  value: PlaceName & { kind: 'street' },
): PlaceToken {
  if (value.official) return { start, end: end + behind(STREET_GOES_ON, folded, end), ...value };
  const road = behind(ROAD_BEHIND, folded, end);
  if (road) return { start, end: end + road, kind: 'road', hint: value.streets };
  const thing = behind(THING_BEHIND, folded, end);
  if (thing) return { start, end: end + thing, kind: 'estate', hint: value.streets };
  const more = behind(STREET_GOES_ON, folded, end);
  // "12 Wangjing Street" is a house on a road.
  if (more && /\d ?$/.test(folded.slice(0, start)))
    return { start, end: end + more, kind: 'road', hint: value.streets };
  return { start, end: end + more, ...value };
}

function behind(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}
