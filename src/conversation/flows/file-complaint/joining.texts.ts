import type { TicketState } from '../../../tickets';
import type { Language } from '../../engine/language';

interface Offer {
  people: number;
  what: string;
  street: string;
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
}

/** What a resident is asked when others reported the same. */
export const joiningTexts: Record<Language, JoiningTexts> = {
  'zh-CN': {
    offer: ({ people, what, street, state, by }) =>
      [
        `已有 ${people} 位居民反映${street}的“${what}”问题，${by ? `${state}，预计 ${by} 前办好` : state}。`,
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
  },
  en: {
    offer: ({ people, what, street, state, by }) =>
      [
        `${people === 1 ? 'A resident has' : `${people} residents have`} reported "${what}"${street ? ` in ${street}` : ''} already. It is ${state}${by ? ` and due ${by}` : ''}.`,
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
  },
};
