import { withoutHome } from './house-patterns';
import type { PlaceReading } from './place-reading';
import type { PlaceToken } from './token';

/** Words of one place: 朝阳区, 望京街道, 花家地北里, 12号楼. */
export interface Chain {
  start: number;
  end: number;
  tokens: PlaceToken[];
}

/** What may stand between two words of one place. */
const BETWEEN = /^[\s,，、;；:：·.。(（)）\-—–_/]{0,3}(?:[的与和及]|靠近|近|in |of |near )?\s?$/;
/** Between a name and its house: 望京花园小区15号楼. */
const ESTATE_GOES_ON = /^(?:小区|社区)的?\s?$/;
const LONGEST_GAP = 10;
/** What belongs to a place behind its last word. */
const BEHIND =
  /(?:的)?(?:十字路口|丁字路口|路口|交叉口|交汇处|附近|旁边|对面|门口|路段|(?:以)?[东西南北][侧边面门]|[东西南北]{2}[角侧]|一带|沿线|[a-z0-9一二三四五六七八九十东西南北][座区])/y;
/** Words that lead to a place and say nothing once it is taken out. */
const LEADS_TO = /(?:我?就?(?:(?:住|家)?在|住)|位于|地址(?:是|在)?|地点(?:是|在)?|at|in|on|near)[\s:：,，]*$/i;
const LEADS_FROM = /^[\s,，、:：;；]*(?:的|这里|那里|这边|那边)?[\s,，、]*/;

const WORTH: Record<PlaceToken['kind'], number> = {
  city: 0,
  none: 0,
  district: 2,
  street: 5,
  landmark: 4,
  road: 2,
  estate: 2,
  house: 1,
};

const DETAIL: readonly PlaceToken['kind'][] = ['road', 'estate', 'house', 'landmark'];

/** True when more than district and street is told. */
export function isDetailed({ tokens }: Chain): boolean {
  return tokens.some(({ kind }) => DETAIL.includes(kind));
}

/**
 * The words that tell most about where; empty when the message names no place. Where those name no more than a district
 * or street, the house that is told elsewhere in the message (8号楼门口的灯黑了，在望京街道) comes behind them.
 */
export function bestChains(tokens: readonly PlaceToken[], folded: string): Chain[] {
  const chains = link(tokens, folded).filter(isPlace);
  const best = mostWorth(chains);
  if (!best) return [];
  const apart = isDetailed(best) ? null : mostWorth(chains.filter((chain) => chain !== best && isDetailed(chain)));
  return [best, ...(apart ? [apart] : [])].map((chain) => ({
    ...chain,
    end: chain.end + lengthBehind(folded, chain.end),
  }));
}

function mostWorth(chains: readonly Chain[]): Chain | null {
  let best: Chain | null = null;
  for (const chain of chains) if (!best || worth(chain) > worth(best)) best = chain;
  return best;
}

/** The place's words, one chain behind the other, and the message without them. */
export function cutOut(text: string, chains: readonly Chain[]): Pick<PlaceReading, 'text' | 'rest'> {
  const parts = chains.map(({ start, end }) => text.slice(start, end).trim());
  const lastFirst = [...chains].sort((one, other) => other.start - one.start);
  return { text: parts.reduce(behind), rest: lastFirst.reduce(without, text).trim() };
}

/**
 * The place as a passer-by may know it: estate, road and building. Unit, floor and flat are left out, and whatever
 * else was written beside it.
 */
export function outsideOf(text: string, folded: string, chains: readonly Chain[]): string {
  const shown = chains.map((chain) => {
    const homes = chain.tokens.flatMap((token) => (token.kind === 'house' ? [homeOf(token, folded)] : []));
    const words = homes
      .reverse()
      .reduce((said, [from, to]) => said.slice(0, from) + said.slice(to), text.slice(0, chain.end));
    return words.slice(chain.start).replace(/^[\s,，、]+/, '');
  });
  return shown.reduce(behind).trim();
}

/** Where the words of unit, floor and flat stand, with the comma before them. */
function homeOf({ start, end }: PlaceToken, folded: string): [number, number] {
  const from = start + withoutHome(folded.slice(start, end)).length;
  const comma = from === start ? (/[,，、;；\s(（-]+$/.exec(folded.slice(0, start))?.[0].length ?? 0) : 0;
  return [from - comma, end];
}

/** Between Chinese words stands no blank. */
function behind(said: string, part: string): string {
  return /[!-~]$/.test(said) && /^[!-~]/.test(part) ? `${said} ${part}` : `${said}${part}`;
}

function without(text: string, { start, end }: Chain): string {
  const before = text
    .slice(0, start)
    .replace(LEADS_TO, '')
    .replace(/[(（]$/, '');
  const after = text
    .slice(end)
    .replace(/^[)）]/, '')
    .replace(LEADS_FROM, '');
  return `${before}${after}`;
}

function link(tokens: readonly PlaceToken[], folded: string): Chain[] {
  const chains: Chain[] = [];
  for (const token of tokens) {
    const last = chains.at(-1);
    const gap = last ? folded.slice(last.end, token.start) : '';
    if (last && goesOn(last.tokens.at(-1)!, token, gap)) {
      last.tokens.push(token);
      last.end = token.end;
    } else if (token.kind !== 'house' || token.alone) {
      chains.push({ start: token.start, end: token.end, tokens: [token] });
    }
  }
  return chains;
}

/** Behind a district or a street a bare 12号 is a day. */
function goesOn(last: PlaceToken, next: PlaceToken, gap: string): boolean {
  const near = BETWEEN.test(gap) || (next.kind === 'house' && ESTATE_GOES_ON.test(gap));
  if (!near || gap.length >= LONGEST_GAP) return false;
  if (next.kind !== 'house' || next.alone) return true;
  return last.kind !== 'city' && last.kind !== 'district' && last.kind !== 'street';
}

/** The city's name alone says no place in it. */
function isPlace({ tokens }: Chain): boolean {
  return tokens.some(({ kind }) => kind !== 'city');
}

function worth({ tokens }: Chain): number {
  return tokens.reduce((sum, { kind }) => sum + WORTH[kind], 0);
}

function lengthBehind(folded: string, at: number): number {
  let end = at;
  for (let step = 0; step < 3; step++) {
    BEHIND.lastIndex = end;
    const more = BEHIND.exec(folded)?.[0].length ?? 0;
    if (!more) break;
    end += more;
  }
  return end - at;
}
