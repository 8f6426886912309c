import { isHan } from '../fold';
import type { PlaceToken } from './token';

/** The word a road's or an estate's name ends with; behind some of them another word begins (路灯, 街道, 村民). */
const ENDING =
  /大街|大道|胡同|高速|路(?![由过面灯人政牌障基程费径线况])|街(?![道坊头])|巷(?!子)|小区|社区|家园|花园|公寓|嘉园|新村|别墅|山庄|大厦|广场|公园|医院|中学|小学|大学|学院|幼儿园|市场|商场|超市|商城|饭店|酒店|宾馆|地铁站|火车站|公交站|立交桥|家属院|宿舍|佳苑|雅苑|新苑|名苑|新城|名城|写字楼|大楼|村(?![民委里口长庄支主干])|园(?!林|区|内)|苑|庄|(?:[东西南北中一二三四五六七八九十]|\d{1,2})区(?![域间])|[东西南北中一二三四五六七八九十]里(?![面边头侧外])/g;
const ROADS = new Set(['大街', '大道', '胡同', '高速', '路', '街', '巷']);
/** So short that they tell a name only beside another word of a place. */
const WEAK = /^(?:园|苑|庄|村|.{1,2}区|.里)$/;

/** Everyday words with such an ending: no name, whatever stands before them. */
const EVERYDAY =
  /(?:[马公铁道线电水走修上让堵小土大主辅支岔迷半过沿思套销活出后断短开条段泥油子架门之回顺同带认引望赶绕一雨照生划班着学放]路|字路|[逛上临沿条扫整]街|业街|行街|小街|老街|小巷|街巷|[们本个的某全整旧型住宅该各家户入座封闭]小区|[们本个的某全整各座个]社区|[菜贸品菜夜早发货易券在股车劳]市场|[大小型家]超市|[家个大外乡级]医院|[在上到]?[公校家乐幼产]园|[农山乡城本全个们]村|[新老小大]村庄|办公大楼|[栋座]大楼|服务广场|小广场|^广场|大商场|[家个]酒店|[家个]饭店|[小中大]区|农庄|村庄|钱庄|[这那哪家夜城水心手]里|[在是]大学|读大学|[上在读]小学|[上在读]中学)$/;
/** A name never runs across these. */
const STOPS = new Set(
  '的在是到去从往了我你他她它这那有就也把被给请让叫没很又再还却但而或要想问该您们个且与等因某每由对此条段几无为离进出来走',
);
/** Nor across these words. */
const STOP_WORDS =
  /^.*(?:反映|投诉|举报|位于|附近|旁边|对面|门口|路过|经过|靠近|关于|今天|昨天|前面|后面|门前|市民|来电|楼下|楼上|里面|外面|街道|地区|一[个条家]|所有|整条|很多|有些|晚上|早上|半夜|由于|希望|建议|咨询|现在|目前|多次|以及|社区|小区|可以|需要|已经|一直|天天|经常|全部|多个|周边|处理|解决|检查|看看|麻烦|尊敬|领导|您好|你好|老旧|大型|购物|居民|业主|学生|孩子|政府|所谓|如果|只能|不能|没有|我家|什么|怎么|占用|占道|严重|违法|违规|破坏|私自|以前|之前|之后)/;
/** Of 市车站路 the first character belongs to the city's name. */
const DIVISION = /^.*[市区县镇省](?!口)/;
const LONGEST_ROAD = 6;
const LONGEST_ESTATE = 8;

/** Roads and estates in the folded text; `taken[i]` says that a word of a place holds the character already. */
export function roadAndEstateTokens(folded: string, taken: Uint8Array): PlaceToken[] {
  const tokens: PlaceToken[] = [];
  let floor = 0;
  for (const { 0: ending, index } of folded.matchAll(ENDING)) {
    const end = index + ending.length;
    const token = taken[index] ? null : tokenAt(folded, taken, { ending, index, end, floor });
    if (!token) continue;
    tokens.push(token);
    floor = end;
  }
  return tokens;
}

interface Ending {
  ending: string;
  index: number;
  end: number;
  /** Where the token before ends. */
  floor: number;
}

function tokenAt(folded: string, taken: Uint8Array, { ending, index, end, floor }: Ending): PlaceToken | null {
  const road = ROADS.has(ending);
  const from = nameStart(folded, taken, { index, floor, longest: road ? LONGEST_ROAD : LONGEST_ESTATE });
  const name = folded.slice(from, index).replace(STOP_WORDS, '').replace(DIVISION, '');
  const start = index - name.length;
  const anchored = start > 0 && (taken[start - 1] === 1 || start === floor);
  if (!tellsPlace(name, ending, { anchored, housed: taken[end] === 1 })) return null;
  return { start, end, kind: road ? 'road' : 'estate', hint: [] };
}

/** Whether name and ending are a name, given what stands beside them: a place's word before, a house number behind. */
function tellsPlace(name: string, ending: string, beside: { anchored: boolean; housed: boolean }): boolean {
  if (EVERYDAY.test(name + ending)) return false;
  if (WEAK.test(ending) && !beside.anchored && !beside.housed) return false;
  // 劲松三区, 望京东里: the ending itself tells one from another.
  const numbered = /^(?:.{1,2}区|.里)$/.test(ending);
  const least = beside.anchored ? 1 : 2;
  return name.length >= least - (numbered ? 1 : 0);
}

/** Goes back over the name's characters to the first that cannot belong to it. */
function nameStart(
  folded: string,
  taken: Uint8Array,
  { index, floor, longest }: { index: number; floor: number; longest: number },
): number {
  let at = index;
  while (at > floor && index - at < longest && !taken[at - 1] && inName(folded, at - 1)) at--;
  return at;
}

function inName(folded: string, at: number): boolean {
  const character = folded[at]!;
  if (character === '和') return /[平义谐睦]/.test(folded[at + 1] ?? '');
  return isHan(folded.charCodeAt(at)) && !STOPS.has(character);
}
