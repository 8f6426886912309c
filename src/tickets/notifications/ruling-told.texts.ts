import type { Language } from '../domain/service-request';

interface RulingToldTexts {
  join: string;
  keep: string;
  made(number: string, matter: string, unit: string): string;
  again(number: string, matter: string, about: { went: string; unit: string; before: string }): string;
}

/** Said to dispatchers about rulings that may become rules. */
export const rulingToldTexts: Record<Language, RulingToldTexts> = {
  'zh-CN': {
    join: '，',
    keep: '以后都这样派',
    made: (number, matter, unit) => `${number} 定由${unit}主办。以后同样的事（${matter}）也派给${unit}吗？`,
    again: (number, matter, { went, unit, before }) =>
      `${number}（${matter}）已派给${went}。上次同样的事（${before}）定由${unit}主办。\n只改这一单请打字：改派 ${number} ${unit} 理由`,
  },
  en: {
    join: ', ',
    keep: 'Always dispatch so',
    made: (number, matter, unit) =>
      `${unit} is to lead ${number}. Shall the same (${matter}) go to ${unit} from now on?`,
    again: (number, matter, { went, unit, before }) =>
      `${number} (${matter}) went to ${went}. The last time (${before}) ${unit} was ruled to lead.\nTo change this one only, type: dispatch ${number} ${unit} reason`,
  },
};
