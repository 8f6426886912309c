import { fold } from '../fold';
import { numeralValue } from './numeral';
import { remembered } from '../remembered';

/** 三区, 南里, 西园, 一号院, 二期, 北大街: what tells one part from its neighbour. 路灯 and 里面 are no parts. */
const PART =
  /([东西南北中]|[一二三四五六七八九十]{1,3}|\d{1,3})(?:号?院|区(?![域间])|里(?![面边头侧外庄屯桥堡河店铺])|园(?![林区])|苑|期(?![间待望]))|([东西南北中])(?:大?街|路)(?![灯口面边上人])/gu;
const ENGLISH = /\b(?:zone|area|section|phase)\s(\d{1,2})\b|\b(north|south|east|west)\s(?:zone|area|section)\b/gu;
const PINYIN = /(dong|xi|nan|bei|zhong|yi|er|san|si|wu|liu|qi|ba|jiu|shi)\s?(qu|li|yuan)\b/gu;
const SAID = new Map<string, string>(
  Object.entries({
    ...{ dong: '东', xi: '西', nan: '南', bei: '北', zhong: '中' },
    ...{ east: '东', west: '西', south: '南', north: '北' },
    ...{ yi: '1', er: '2', san: '3', si: '4', wu: '5', liu: '6', qi: '7', ba: '8', jiu: '9', shi: '10' },
    ...{ qu: '区', li: '里', yuan: '园' },
  }),
);
const STEM = 2;
/** What stands before a part and is no name: 望京街道西园, 我们西园. */
const NO_STEM = /街道|地区|小区|社区|我们|[区县镇乡市的在到从去和与及是住]$/;

/** What tells one part of an estate, or of a road, from its neighbour. */
export interface EstatePart {
  /** 区, 里, 园 … */
  kind: string;
  which: string;
  /** The end of the name that stands before it; empty where none does. */
  stem: string;
}

/** False when both tell a part of an estate or of a road and it is another one: 三区 is not 四区, 南里 not 北里. */
export function mayBeSamePart(mine: readonly EstatePart[], theirs: readonly EstatePart[]): boolean {
  return mine.every(({ kind }) => {
    const there = theirs.filter((part) => part.kind === kind);
    return !there.length || mine.some((part) => part.kind === kind && there.some((its) => fits(part, its)));
  });
}

function fits(one: EstatePart, other: EstatePart): boolean {
  return one.which === other.which && (!one.stem || !other.stem || one.stem === other.stem);
}

/** The parts of estates and roads that a text names, in Chinese, English or pinyin. */
export const partsIn = remembered((text: string): readonly EstatePart[] => {
  const folded = fold(text);
  return [...chinese(folded), ...english(folded), ...pinyin(folded)];
});

function chinese(folded: string): EstatePart[] {
  return [...folded.matchAll(PART)].map(({ 0: words, 1: part, 2: side = '', index }) => ({
    kind: /[街路]$/.test(words) ? '路' : words.slice(-1),
    which: numeralValue(part ?? side),
    stem: stemBefore(folded, index),
  }));
}

function english(folded: string): EstatePart[] {
  return [...folded.matchAll(ENGLISH)].map(([, number, side = '']) => ({
    kind: '区',
    which: number ?? SAID.get(side) ?? side,
    stem: '',
  }));
}

function pinyin(folded: string): EstatePart[] {
  const said = (word: string): string => SAID.get(word) ?? word;
  return [...folded.matchAll(PINYIN)].map(([, which = '', kind = '']) => ({
    kind: said(kind),
    which: said(which),
    stem: '',
  }));
}

function stemBefore(folded: string, at: number): string {
  const stem = /[\u4e00-\u9fff]+$/.exec(folded.slice(Math.max(0, at - STEM), at))?.[0] ?? '';
  return stem.length < STEM || NO_STEM.test(stem) ? '' : stem;
}
