import type { Missing } from '../../../evidence';
import type { RequestKind } from '../../domain/service-request';
import type { TicketState } from '../../domain/ticket';
import type { MoveName } from '../../domain/ticket-workflow';
import type { InBothLanguages } from '../languages';

interface UnitCardTexts {
  title(number: string, category: string): string;
  urgedTitle(number: string, count: number): string;
  reopenedTitle(number: string): string;
  labels: Record<
    | 'state'
    | 'unit'
    | 'category'
    | 'place'
    | 'happened'
    | 'story'
    | 'contact'
    | 'acceptBy'
    | 'resolveBy'
    | 'evidence'
    | 'urged'
    | 'people'
    | 'others',
    string
  >;
  kinds: Record<RequestKind, string>;
  states: Record<TicketState, string>;
  buttons: Partial<Record<MoveName, string>>;
  by(instant: string): string;
  throughChat: string;
  evidence(count: number, missing: Missing): string;
  times(count: number): string;
  people(count: number): string;
  join: string;
  movedTo(unit: string): string;
  newerBelow: string;
  withoutGroup(unit: string): string;
  onBehalf(unit: string): string;
}

/** The words of a ticket's card in a unit's group. */
export const unitCardTexts: InBothLanguages<UnitCardTexts> = {
  'zh-CN': {
    title: (number, category) => `工单 ${number} ${category}`,
    urgedTitle: (number, count) => `居民催办 ${number}（第 ${count} 次）`,
    reopenedTitle: (number) => `重办 ${number}，居民说没有解决`,
    labels: {
      state: '状态',
      unit: '承办单位',
      category: '类别',
      place: '地点',
      happened: '时间',
      story: '诉求',
      contact: '联系',
      acceptBy: '签收时限',
      resolveBy: '办结时限',
      evidence: '材料',
      urged: '催办',
      people: '反映人数',
      others: '其他居民说',
    },
    kinds: {
      enquiry: '咨询',
      help: '求助',
      complaint: '投诉',
      report: '举报',
      suggestion: '建议',
      commendation: '表扬',
    },
    states: {
      submitted: '待受理',
      received: '已受理',
      declined: '不予受理',
      answered: '直接答复',
      dispatched: '待签收',
      accepted: '已签收',
      inProgress: '办理中',
      needsInfo: '等居民补充，时限暂停',
      returnRequested: '申请退单',
      resolved: '已办结',
      closed: '已归档',
      withdrawn: '居民已撤单',
      joined: '已并单',
    },
    buttons: { accept: '签收', return: '退回', update: '进展', resolve: '办结' },
    by: (instant) => `${instant} 前`,
    throughChat: '通过聊天联系',
    evidence: (count, { notYet, never }) =>
      [`${count} 份`, notYet ? `${notYet} 份还没取到` : '', never ? `${never} 份取不到` : '']
        .filter(Boolean)
        .join('，'),
    times: (count) => `${count} 次`,
    people: (count) => `${count} 人`,
    join: '，',
    movedTo: (unit) => `已转${unit}`,
    newerBelow: '后面有新的一张',
    withoutGroup: (unit) => `${unit}（还没有绑定群，请转告）`,
    onBehalf: (unit) => `转告${unit}：`,
  },
  en: {
    title: (number, category) => `Ticket ${number} ${category}`,
    urgedTitle: (number, count) => `The resident urges ${number} (no. ${count})`,
    reopenedTitle: (number) => `Reopened: ${number}. The resident says it is not solved`,
    labels: {
      state: 'State',
      unit: 'Unit',
      category: 'Category',
      place: 'Where',
      happened: 'When',
      story: 'What',
      contact: 'Contact',
      acceptBy: 'Accept by',
      resolveBy: 'Resolve by',
      evidence: 'Evidence',
      urged: 'Urged',
      people: 'Reported by',
      others: 'Others say',
    },
    kinds: {
      enquiry: 'Enquiry',
      help: 'Help',
      complaint: 'Complaint',
      report: 'Report',
      suggestion: 'Suggestion',
      commendation: 'Commendation',
    },
    states: {
      submitted: 'Waiting to be received',
      received: 'Received',
      declined: 'Declined',
      answered: 'Answered',
      dispatched: 'To be accepted',
      accepted: 'Accepted',
      inProgress: 'In progress',
      needsInfo: 'Waiting for the resident, the clock stands still',
      returnRequested: 'Return asked for',
      resolved: 'Resolved',
      closed: 'Closed',
      withdrawn: 'Withdrawn by the resident',
      joined: 'Joined',
    },
    buttons: { accept: 'Accept', return: 'Return', update: 'Update', resolve: 'Resolve' },
    by: (instant) => instant,
    throughChat: 'Through this chat',
    evidence: (count, { notYet, never }) =>
      [
        `${count} item${count === 1 ? '' : 's'}`,
        notYet ? `${notYet} not fetched yet` : '',
        never ? `${never} cannot be fetched` : '',
      ]
        .filter(Boolean)
        .join(', '),
    people: (count) => `${count} residents`,
    times: (count) => `${count} time${count === 1 ? '' : 's'}`,
    join: ', ',
    movedTo: (unit) => `Passed on to ${unit}`,
    newerBelow: 'There is a newer card below',
    withoutGroup: (unit) => `${unit} (no group bound yet, please pass it on)`,
    onBehalf: (unit) => `For ${unit}: `,
  },
};
