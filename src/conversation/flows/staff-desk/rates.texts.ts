import type { ServiceRates } from '../../../insights';
import type { Language } from '../../engine/language';

interface RatesTexts {
  title(unit: string): string;
  nobody(period: string): string;
  rates(period: string, rates: ServiceRates, commendations: number): string;
  ranking(period: string): string;
  place(place: number, unit: string, score: number, heard: number): string;
  own(place: number, of: number): string;
  empty: string;
}

const percent = (share: number | null): string => (share === null ? '-' : `${Math.round(share * 1000) / 10}%`);

/** What groups read of the three rates. */
export const ratesTexts: Record<Language, RatesTexts> = {
  'zh-CN': {
    title: (unit) => `${unit}的三率`,
    nobody: (period) => `${period}：还没有有效回访。`,
    rates: (period, { effective, response, resolution, satisfaction, score }, commendations) =>
      [
        `${period}：有效回访 ${effective} 个`,
        `响应率 ${percent(response)}，解决率 ${percent(resolution)}，满意率 ${percent(satisfaction)}，得分 ${score ?? '-'}`,
        `表扬 ${commendations} 次`,
      ].join('\n'),
    ranking: (period) => `${period} 排名（按得分，再按回访数）`,
    place: (place, unit, score, heard) => `${place}. ${unit} ${score} 分（${heard} 个回访）`,
    own: (place, of) => `本单位第 ${place} 名，共 ${of} 个单位。`,
    empty: '这一期还没有有效回访，没有排名。',
  },
  en: {
    title: (unit) => `The three rates of ${unit}`,
    nobody: (period) => `${period}: no effective callback yet.`,
    rates: (period, { effective, response, resolution, satisfaction, score }, commendations) =>
      [
        `${period}: ${effective} effective callbacks`,
        `response ${percent(response)}, resolution ${percent(resolution)}, satisfaction ${percent(satisfaction)}, score ${score ?? '-'}`,
        `commendations: ${commendations}`,
      ].join('\n'),
    ranking: (period) => `${period}: ranking by score, then by callbacks`,
    place: (place, unit, score, heard) => `${place}. ${unit} ${score} (${heard} callbacks)`,
    own: (place, of) => `This unit is no. ${place} of ${of}.`,
    empty: 'No effective callback in this period yet, so there is no ranking.',
  },
};
