import type { TicketState } from '../../../tickets';
import type { Language } from '../../engine/language';

interface TrackProgressTexts {
  states: Record<TicketState, string>;
  noTickets: string;
  whichTicket: string;
  more: string;
  line(ticket: { number: string; what: string; state: string }): string;
  notFound: string;
  slowDown: string;
  badNumber: string;
  card: { state: string; unit: string; where: string; by: string; what: string; evidence: string; people: string };
  people(count: number): string;
  handledWith(state: string, number: string): string;
  evidence(count: number, missing: { notYet: number; never: number }): string;
  told(event: { type: string; unit: string; words: string | null; when: string }): string | null;
  urge: string;
  reopen: string;
  askReopen: string;
  /** In the middle of a form: what can be done with the ticket just told. */
  howInForm(number: string): string;
  add: string;
  withdraw: string;
  refresh: string;
  others: string;
  askAddition: string;
  additionWanted: string;
  added(number: string): string;
  urged(number: string): string;
  askWithdraw(number: string): string;
  withdrawYes: string;
  withdrawNo: string;
  withdrawn(number: string): string;
  kept: string;
  mediaForWhich: string;
  mediaForTicket(number: string): string;
  mediaForNew: string;
  refused(code: string, params: Record<string, string | number | boolean | null>): string;
}

const EVENTS_ZH: Record<string, (unit: string) => string> = {
  submitted: () => '您提交',
  received: () => '已受理',
  dispatched: (unit) => `派给${unit}`,
  accepted: (unit) => `${unit}签收`,
  progressed: (unit) => `${unit}的进展`,
  returnRequested: () => '正在核对由谁来办',
  returnUpheld: (unit) => `改由${unit}办`,
  returnRefused: (unit) => `仍由${unit}办`,
  unitConfirmed: (unit) => `确定由${unit}办`,
  categoryCorrected: () => '类别改为',
  infoRequested: (unit) => `${unit}请您补充`,
  infoSupplied: () => '您补充了',
  resolved: (unit) => `${unit}办结`,
  closed: () => '已归档',
  reopened: () => '重新办理',
  urged: () => '您催办',
  wordsAdded: () => '您补充了',
  evidenceAdded: () => '您补充了照片等',
  withdrawn: () => '您撤单',
  declined: () => '没有受理',
  answered: () => '已直接答复',
  joined: () => '已和同一件事合并办理',
  split: (unit) => `改为单独办理，由${unit}办`,
};

const EVENTS_EN: Record<string, (unit: string) => string> = {
  submitted: () => 'you submitted it',
  received: () => 'received',
  dispatched: (unit) => `sent to ${unit}`,
  accepted: (unit) => `accepted by ${unit}`,
  progressed: (unit) => `news from ${unit}`,
  returnRequested: () => 'being checked who is to handle it',
  returnUpheld: (unit) => `now with ${unit}`,
  returnRefused: (unit) => `stays with ${unit}`,
  unitConfirmed: (unit) => `confirmed: ${unit} handles it`,
  categoryCorrected: () => 'category set right',
  infoRequested: (unit) => `${unit} asks you for more`,
  infoSupplied: () => 'you added to it',
  resolved: (unit) => `resolved by ${unit}`,
  closed: () => 'closed',
  reopened: () => 'taken up again',
  urged: () => 'you urged it',
  wordsAdded: () => 'you added to it',
  evidenceAdded: () => 'you added photos or files',
  withdrawn: () => 'you withdrew it',
  declined: () => 'not received',
  answered: () => 'answered directly',
  joined: () => 'joined with the same matter',
  split: (unit) => `handled by itself again, by ${unit}`,
};

/** What the progress dialogue says. */
export const trackProgressTexts: Record<Language, TrackProgressTexts> = {
  'zh-CN': {
    states: {
      submitted: '待受理',
      received: '已受理',
      declined: '不予受理',
      answered: '直接答复',
      dispatched: '已派单，等签收',
      accepted: '已签收',
      inProgress: '办理中',
      needsInfo: '等您补充',
      returnRequested: '核对由谁来办',
      resolved: '已办结',
      closed: '已归档',
      withdrawn: '已撤单',
      joined: '已合并办理',
    },
    noTickets: '您在这里还没有提交过。哪里出了问题，直接说就行。',
    whichTicket: '要看哪一个？',
    more: '更早的',
    line: ({ number, what, state }) => `${number} ${what}（${state}）`,
    notFound: '没有查到这个单号。请核对一下，或发“进度”看您自己的单子。',
    slowDown: '试的次数太多了，请过几分钟再查。发“进度”可以看您自己的单子。',
    badNumber: '这个单号好像抄错了一位，请再核对一下。',
    card: {
      state: '现在',
      unit: '办理单位',
      where: '地点',
      by: '最晚',
      what: '内容',
      evidence: '材料',
      people: '反映人数',
    },
    people: (count) => `${count} 人`,
    handledWith: (state, number) => `${state}（与 ${number} 合并办理）`,
    evidence: (count, { notYet, never }) =>
      [`${count} 份`, notYet ? `${notYet} 份还没取到` : '', never ? `${never} 份取不到` : '']
        .filter(Boolean)
        .join('，'),
    told: ({ type, unit, words, when }) => {
      const says = EVENTS_ZH[type]?.(unit);
      if (!says) return null;
      return words ? `${when} ${says}：${words}` : `${when} ${says}`;
    },
    urge: '催办',
    reopen: '没有解决',
    askReopen: '哪里还没有解决？请说一句，办理单位会看到。',
    howInForm: (number) => `要催，发“催办 ${number}”。要补充或撤单，先把现在这件说完，再发“进度”。`,
    add: '补充',
    withdraw: '撤单',
    refresh: '再看一次',
    others: '看别的单子',
    askAddition: '要补充什么？请打字，或发照片、视频、位置。',
    additionWanted: '请发文字、照片、视频或位置；不补充了请说“取消”。',
    added: (number) => `已补充到 ${number}，办理单位会看到。`,
    urged: (number) => `已替您催办 ${number}，办理单位马上会看到。`,
    askWithdraw: (number) => `确定撤掉 ${number} 吗？撤了就不再办理。`,
    withdrawYes: '确定撤单',
    withdrawNo: '不撤',
    withdrawn: (number) => `${number} 已撤单。`,
    kept: '好的，继续办理。',
    mediaForWhich: '收到了。这是补充前面的单子，还是新的事？',
    mediaForTicket: (number) => `补充 ${number}`,
    mediaForNew: '新的事',
    refused: (code, params) => {
      if (code === 'urge.tooSoon') return `已经催过了，${String(params.again ?? '过一天')}以后可以再催。`;
      if (code === 'ticket.tooLate')
        return '这个单子办结太久了，不能重新办理。请把现在的情况重新说一遍，我报一个新的。';
      if (code === 'ticket.tooMuchEvidence') return '这个单子的照片等已经满了，不能再加。';
      return '这个单子现在不能这样办。发“进度”看看办到哪了。';
    },
  },
  en: {
    states: {
      submitted: 'waiting to be received',
      received: 'received',
      declined: 'not received',
      answered: 'answered directly',
      dispatched: 'sent out, waiting to be accepted',
      accepted: 'accepted',
      inProgress: 'being handled',
      needsInfo: 'waiting for you',
      returnRequested: 'being checked who handles it',
      resolved: 'resolved',
      closed: 'closed',
      withdrawn: 'withdrawn',
      joined: 'joined with another',
    },
    noTickets: 'You have not submitted anything here yet. Just tell me what is wrong.',
    whichTicket: 'Which one?',
    more: 'Earlier ones',
    line: ({ number, what, state }) => `${number} ${what} (${state})`,
    notFound: 'That number was not found. Please check it, or send "progress" for your own tickets.',
    slowDown: 'That was many tries; please wait some minutes. "progress" shows your own tickets.',
    badNumber: 'One figure of that number seems wrong; please check it.',
    card: {
      state: 'Now',
      unit: 'With',
      where: 'Where',
      by: 'Latest',
      what: 'What',
      evidence: 'Evidence',
      people: 'Reported by',
    },
    people: (count) => `${count} residents`,
    handledWith: (state, number) => `${state} (handled with ${number})`,
    evidence: (count, { notYet, never }) =>
      [
        `${count} item${count === 1 ? '' : 's'}`,
        notYet ? `${notYet} not fetched yet` : '',
        never ? `${never} cannot be fetched` : '',
      ]
        .filter(Boolean)
        .join(', '),
    told: ({ type, unit, words, when }) => {
      const says = EVENTS_EN[type]?.(unit);
      if (!says) return null;
      return words ? `${when} ${says}: ${words}` : `${when} ${says}`;
    },
    urge: 'Urge',
    reopen: 'Not solved',
    askReopen: 'What is still wrong? A sentence will do; the unit will see it.',
    howInForm: (number) =>
      `To urge it, send "urge ${number}". To add to it or withdraw it, finish this report first, then send "progress".`,
    add: 'Add',
    withdraw: 'Withdraw',
    refresh: 'Look again',
    others: 'Other tickets',
    askAddition: 'What would you like to add? Type it, or send a photo, video or place.',
    additionWanted: 'Please send words, a photo, a video or a place; or say "cancel".',
    added: (number) => `Added to ${number}; the unit will see it.`,
    urged: (number) => `${number} was urged for you; the unit will see it at once.`,
    askWithdraw: (number) => `Withdraw ${number}? It will not be handled any further.`,
    withdrawYes: 'Yes, withdraw',
    withdrawNo: 'Keep it',
    withdrawn: (number) => `${number} is withdrawn.`,
    kept: 'All right, it goes on.',
    mediaForWhich: 'Got it. Does it belong to your ticket, or is it something new?',
    mediaForTicket: (number) => `Add to ${number}`,
    mediaForNew: 'Something new',
    refused: (code, params) => {
      if (code === 'urge.tooSoon')
        return `It was urged already; you can urge again after ${String(params.again ?? 'a day')}.`;
      if (code === 'ticket.tooLate')
        return 'That ticket ended too long ago to be taken up again. Tell me how it is now, and I will file a new one.';
      if (code === 'ticket.tooMuchEvidence') return 'No more photos or files fit on this ticket.';
      return 'That cannot be done with this ticket now. Send "progress" to see where it stands.';
    },
  },
};
