import type { TicketState } from '../../../tickets';
import type { Language } from '../../engine/language';
import type { Receipt } from './file-complaint.texts';

interface Offer {
  people: number;
  what: string;
  street: string;
  /** Estate, road and building; null where none is known. */
  place: string | null;
  state: string;
  /** The day by which it is to be done; null when none can be told. */
  by: string | null;
}

interface JoiningTexts {
  offer(matter: Offer): string;
  /** Where the open matter stands. */
  states: Partial<Record<TicketState, string>>;
  join: string;
  alone: string;
  receipt(ticket: Receipt): string;
}

/** The street stands before the place, unless its words say it. */
function whereInChinese(street: string, place: string | null): string {
  return place?.includes(street) ? place : `${street}${place ?? ''}`;
}

function whereInEnglish(street: string, place: string | null): string {
  if (!place) return street && ` in ${street}`;
  return place.includes(street) ? ` at ${place}` : ` at ${place}, ${street}`;
}

/** What a resident is asked when others reported the same. */
export const joiningTexts: Record<Language, JoiningTexts> = {
  'zh-CN': {
    offer: ({ people, what, street, place, state, by }) =>
      [
        `已有 ${people} 位居民反映${whereInChinese(street, place)}的“${what}”问题，${by ? `${state}，预计 ${by} 前办好` : state}。`,
        '要一起反映吗？您有自己的单号，有进展一样告诉您。',
      ].join('\n'),
    states: {
      submitted: '等待受理',
      received: '已受理',
      dispatched: '已派单',
      accepted: '已签收',
      inProgress: '正在办理',
      needsInfo: '正在核实情况',
      returnRequested: '正在核对由谁来办',
    },
    join: '一起反映',
    alone: '不是同一件事，单独提交',
    receipt: ({ number, unit, by, again }) =>
      [
        again ? '这一条已经提交过了。' : '已经提交，和其他居民反映的同一件事一起办。',
        `单号：${number}`,
        `交给：${unit}`,
        `最晚：${by}`,
        '有进展会在这里告诉您。要查、要催、要补充，发“进度”。',
      ].join('\n'),
  },
  en: {
    offer: ({ people, what, street, place, state, by }) =>
      [
        `${people === 1 ? 'A resident has' : `${people} residents have`} reported "${what}"${whereInEnglish(street, place)} already. It is ${state}${by ? ` and due ${by}` : ''}.`,
        'Would you like to join? You get a number of your own and hear all news.',
      ].join('\n'),
    states: {
      submitted: 'waiting to be received',
      received: 'received',
      dispatched: 'sent to the unit',
      accepted: 'accepted',
      inProgress: 'being handled',
      needsInfo: 'being looked into',
      returnRequested: 'being checked who handles it',
    },
    join: 'Join them',
    alone: 'Something else, submit mine',
    receipt: ({ number, unit, by, again }) =>
      [
        again ? 'This report was submitted already.' : 'Submitted, and handled together with what others reported.',
        `Ticket: ${number}`,
        `With: ${unit}`,
        `Latest: ${by}`,
        'You will hear here how it goes. To check, urge or add something, send "progress".',
      ].join('\n'),
  },
};
