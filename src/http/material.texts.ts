import type { Language, TicketEventType, TicketState } from '../tickets';

interface MaterialTexts {
  title(number: string): string;
  category: string;
  place: string;
  story: string;
  submitted: string;
  resolveBy: string;
  evidence: string;
  medium(index: number): string;
  history: string;
  earlier: string;
  noEarlier: string;
  note(until: string): string;
  gone: string;
  steps: Partial<Record<TicketEventType, string>>;
  states: Record<TicketState, string>;
}

/** What the page of a pack says. */
export const materialTexts: Record<Language, MaterialTexts> = {
  'zh-CN': {
    title: (number) => `工单 ${number} 的材料`,
    category: '类别',
    place: '地点',
    story: '诉求（电话等号码已隐去）',
    submitted: '提交',
    resolveBy: '办结时限',
    evidence: '照片和附件',
    medium: (index) => `材料 ${index}`,
    history: '办理经过',
    earlier: '同一地点以前的单子',
    noEarlier: '没有。',
    note: (until) => `${until} 前可以打开。每次打开都已记录，请不要转发。`,
    gone: '这个链接已经过期，请在群里重新要材料。',
    steps: {
      dispatched: '派单',
      accepted: '签收',
      progressed: '进展',
      returnRequested: '申请退回',
      returnUpheld: '同意退回',
      returnRefused: '不同意退回',
      unitConfirmed: '确认主办',
      categoryCorrected: '类别改为',
      infoRequested: '问居民',
      infoSupplied: '居民答复',
      wordsAdded: '居民补充',
      partAssigned: '派协办',
      partSaid: '协办进展',
      partDone: '协办办完',
      whistled: '吹哨',
      whistleSaid: '现场',
      resolved: '办结',
      reopened: '重办',
    },
    states: {
      submitted: '待受理',
      received: '已受理',
      dispatched: '已派单',
      accepted: '已签收',
      inProgress: '办理中',
      needsInfo: '待补充',
      returnRequested: '申请退单',
      resolved: '已办结',
      closed: '已归档',
      declined: '不予受理',
      answered: '直接答复',
      withdrawn: '撤单',
      joined: '并单',
    },
  },
  en: {
    title: (number) => `Material of ticket ${number}`,
    category: 'Category',
    place: 'Place',
    story: 'Story (numbers hidden)',
    submitted: 'Submitted',
    resolveBy: 'To be resolved by',
    evidence: 'Photos and files',
    medium: (index) => `Item ${index}`,
    history: 'What happened so far',
    earlier: 'Earlier tickets at the same place',
    noEarlier: 'None.',
    note: (until) => `It opens until ${until}. Every opening is written down; please do not pass it on.`,
    gone: 'This link is too old. Please ask for the material in the group again.',
    steps: {
      dispatched: 'dispatched',
      accepted: 'accepted',
      progressed: 'progress',
      returnRequested: 'return asked',
      returnUpheld: 'return upheld',
      returnRefused: 'return refused',
      unitConfirmed: 'unit confirmed',
      categoryCorrected: 'category set right',
      infoRequested: 'resident asked',
      infoSupplied: 'resident answered',
      wordsAdded: 'resident added',
      partAssigned: 'joint unit',
      partSaid: 'joint unit reports',
      partDone: 'joint unit done',
      whistled: 'whistle',
      whistleSaid: 'on site',
      resolved: 'resolved',
      reopened: 'reopened',
    },
    states: {
      submitted: 'submitted',
      received: 'received',
      dispatched: 'dispatched',
      accepted: 'accepted',
      inProgress: 'in progress',
      needsInfo: 'waiting for the resident',
      returnRequested: 'return asked',
      resolved: 'resolved',
      closed: 'closed',
      declined: 'declined',
      answered: 'answered',
      withdrawn: 'withdrawn',
      joined: 'joined',
    },
  },
};
