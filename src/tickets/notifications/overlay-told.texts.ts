import type { SupervisionLevel } from '../domain/overlays/overlay';
import type { InBothLanguages } from './languages';

interface Step {
  number: string;
  unit: string;
  words: string;
}

interface OverlayToldTexts {
  levels: Record<SupervisionLevel, string>;
  rows: Record<'supervision' | 'extension' | 'parts' | 'whistle' | 'partBy' | 'checkInBy', string>;
  buttons: {
    grant: string;
    refuse: string;
    refuseReturn: string;
    checkIn: string;
    accept: string;
    resolve: string;
    return: string;
    material: string;
  };
  waiting(until: string): string;
  partStates: Record<string, string>;
  answerBy(until: string): string;
  answered: string;
  extensionAsked(number: string, unit: string, until: string, words: string): string;
  extensionGranted(number: string, until: string): string;
  extensionRefused(step: Step): string;
  extensionLapsed: string;
  residentExtended(number: string, until: string): string;
  supervised(number: string, level: string, words: string, until: string, left: string): string;
  supervisedHow(number: string): string;
  supervisionAnswered(step: Step): string;
  supervisionLifted(number: string, words: string): string;
  partAssigned(number: string, lead: string, words: string): string;
  partGiven(step: Step): string;
  partAccepted(step: Step): string;
  partSaid(step: Step): string;
  partDone(step: Step): string;
  partReturned(step: Step): string;
  partCancelled(step: Step): string;
  whistled(step: Step): string;
  boardTitle(number: string, unit: string): string;
  board: Record<'words' | 'at' | 'arrived' | 'called' | 'missing' | 'nobody' | 'over', string>;
  rated(points: number): string;
  missed(number: string, unit: string): string;
  whistleSaid(step: Step): string;
  whistleClosed(step: Step): string;
  rateThem(number: string, unit: string): string;
  returnHeld(number: string, unit: string, times: number): string;
  howToUphold(number: string): string;
  returnRefused(number: string, unit: string): string;
}

/** What units, dispatchers and supervisors are told of what lies over a ticket. */
export const overlayToldTexts: InBothLanguages<OverlayToldTexts> = {
  'zh-CN': {
    levels: { notice: '通知', yellow: '黄牌', red: '红牌' },
    rows: {
      ...{ supervision: '督办', extension: '延期', parts: '协办', whistle: '吹哨' },
      ...{ partBy: '协办时限', checkInBy: '报到时限' },
    },
    buttons: {
      ...{ grant: '同意延期', refuse: '不同意延期', refuseReturn: '不同意退回', checkIn: '报到' },
      ...{ accept: '签收', resolve: '办结', return: '退回', material: '材料' },
    },
    waiting: (until) => `申请延到 ${until}，等批准`,
    partStates: { assigned: '待签收', accepted: '办理中', done: '已办完', returned: '已退回', cancelled: '已取消' },
    answerBy: (until) => `${until} 前回复`,
    answered: '已回复',
    extensionAsked: (number, unit, until, words) => `${unit}申请 ${number} 延到 ${until}：${words}`,
    extensionGranted: (number, until) => `${number} 已同意延期，新的时限是 ${until}。`,
    extensionRefused: ({ number, words }) => `${number} 没有同意延期，时限不变。理由：${words}`,
    extensionLapsed: '单子已不在办理，延期不用再批',
    residentExtended: (number, until) => `您的单子 ${number} 需要多些时间，新的办结期限是 ${until}。`,
    supervised: (number, level, words, until, left) =>
      `督办（${level}）${number}：${words}。请在 ${until} 前回复，${left}。`,
    supervisedHow: (number) => `回复这条消息写明情况，或打字：回复督办 ${number} 情况`,
    supervisionAnswered: ({ number, unit, words }) => `${unit}回复 ${number} 的督办：${words}`,
    supervisionLifted: (number, words) => `${number} 的督办已解除：${words}`,
    partAssigned: (number, lead, words) => `协办 ${number}（${lead}主办）：${words}`,
    partGiven: ({ number, unit, words }) => `${number} 已请${unit}协办：${words}`,
    partAccepted: ({ number, unit }) => `${unit}已签收 ${number} 的协办任务。`,
    partSaid: ({ number, unit, words }) => `${unit} ${number} 协办进展：${words}`,
    partDone: ({ number, unit, words }) => `${unit}已办完 ${number} 的协办任务：${words}`,
    partReturned: ({ number, unit, words }) => `${unit}退回 ${number} 的协办任务：${words}`,
    partCancelled: ({ number, unit }) => `${unit}在 ${number} 的协办任务已取消。`,
    whistled: ({ number, unit, words }) => `${unit}吹哨 ${number}：${words}`,
    boardTitle: (number, unit) => `吹哨 ${number} ${unit}`,
    board: {
      words: '事由',
      at: '时间',
      arrived: '已到',
      called: '已通知',
      missing: '未到',
      nobody: '无',
      over: '已结束',
    },
    rated: (points) => `${points} 分`,
    missed: (number, unit) => `${unit}没有按时到 ${number} 的现场。`,
    whistleSaid: ({ number, unit, words }) => `${number} ${unit}：${words}`,
    whistleClosed: ({ number, words }) => `${number} 的吹哨已结束：${words}`,
    rateThem: (number, unit) => `请给各单位打分，如：评分 ${number} ${unit} 5`,
    returnHeld: (number, unit, times) => `${unit}退回 ${number}，这是第 ${times} 次退回，请定由谁主办`,
    returnRefused: (number, unit) => `${number} 没有同意退回，仍由${unit}主办`,
    howToUphold: (number) => `同意请打字：同意退回 ${number} 单位 理由`,
  },
  en: {
    levels: { notice: 'notice', yellow: 'yellow', red: 'red' },
    rows: {
      ...{ supervision: 'Supervision', extension: 'Extension', parts: 'Joint units', whistle: 'Call' },
      ...{ partBy: 'Part due by', checkInBy: 'Check in by' },
    },
    buttons: {
      ...{ grant: 'Grant', refuse: 'Refuse', refuseReturn: 'Refuse return', checkIn: 'Check in' },
      ...{ accept: 'Accept', resolve: 'Done', return: 'Return', material: 'Material' },
    },
    waiting: (until) => `until ${until}, to be granted`,
    partStates: {
      ...{ assigned: 'to be accepted', accepted: 'in progress', done: 'done', returned: 'returned' },
      cancelled: 'cancelled',
    },
    answerBy: (until) => `answer by ${until}`,
    answered: 'answered',
    extensionAsked: (number, unit, until, words) => `${unit} asks to extend ${number} until ${until}: ${words}`,
    extensionGranted: (number, until) => `The extension of ${number} is granted; it is due ${until}.`,
    extensionRefused: ({ number, words }) =>
      `The extension of ${number} is refused; the deadline stays. Reason: ${words}`,
    extensionLapsed: 'No longer being handled; the extension needs no ruling',
    residentExtended: (number, until) => `Your request ${number} needs more time. It is now due ${until}.`,
    supervised: (number, level, words, until, left) =>
      `Supervision (${level}) of ${number}: ${words}. Please answer by ${until}, ${left}.`,
    supervisedHow: (number) => `Reply to this message, or type: answer ${number} and how it stands`,
    supervisionAnswered: ({ number, unit, words }) => `${unit} answers the supervision of ${number}: ${words}`,
    supervisionLifted: (number, words) => `The supervision of ${number} is lifted: ${words}`,
    partAssigned: (number, lead, words) => `Joint part of ${number} (led by ${lead}): ${words}`,
    partGiven: ({ number, unit, words }) => `${unit} joins in ${number}: ${words}`,
    partAccepted: ({ number, unit }) => `${unit} accepted its part of ${number}.`,
    partSaid: ({ number, unit, words }) => `${unit} on its part of ${number}: ${words}`,
    partDone: ({ number, unit, words }) => `${unit} did its part of ${number}: ${words}`,
    partReturned: ({ number, unit, words }) => `${unit} returned its part of ${number}: ${words}`,
    partCancelled: ({ number, unit }) => `The part of ${unit} in ${number} is cancelled.`,
    whistled: ({ number, unit, words }) => `${unit} calls for ${number}: ${words}`,
    boardTitle: (number, unit) => `Call ${number} ${unit}`,
    board: {
      words: 'What for',
      at: 'When',
      arrived: 'Arrived',
      called: 'Called',
      missing: 'Missing',
      nobody: 'nobody',
      over: 'over',
    },
    rated: (points) => `${points} of 5`,
    missed: (number, unit) => `${unit} did not come in time for ${number}.`,
    whistleSaid: ({ number, unit, words }) => `${number} ${unit}: ${words}`,
    whistleClosed: ({ number, words }) => `The call for ${number} is over: ${words}`,
    rateThem: (number, unit) => `Please rate the units, for example: rate ${number} ${unit} 5`,
    returnHeld: (number, unit, times) => `${unit} returns ${number}, return no. ${times}. Please rule who leads`,
    returnRefused: (number, unit) => `The return of ${number} is refused; ${unit} keeps it`,
    howToUphold: (number) => `To uphold it type: uphold ${number} unit reason`,
  },
};
