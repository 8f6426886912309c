import type { GroupRole, SpecialRole } from '../../../../config/group-roles';
import type { ErrorParams } from '../../../shared/app-error';
import type { Language } from '../../engine/language';
import { deskOrdersTexts } from './desk-orders.texts';
import { refusedInWords } from './desk-refusals.texts';

interface OwnTexts {
  colleague: string;
  wordsWanted: string;
  cancelled: string;
  whichTicket: string;
  noSuchTicket: string;
  noSuchNumber(number: string): string;
  /** How an order without a number is to be given. */
  howTo(verb: string): string;
  isItThis(verb: string, number: string): string;
  whichIsIt(verb: string): string;
  /** These of the numbers were left for later. */
  atMost(count: number, later: string[]): string;
  oneWithWords(others: string[]): string;
  staleButton: string;
  card: { state: string; what: string; by: string };
  list(unit: string, count: number): string;
  listLine(ticket: { number: string; what: string; by: string; people: number }): string;
  listMore(count: number): string;
  emptyList: string;
  nothingLate: string;
  overdueList(unit: string, count: number): string;
  help: string;
  bound: Record<GroupRole, (unit: string) => string>;
  staffOnly: Record<SpecialRole, string>;
  onlookersHelp: Record<SpecialRole, (unit: string) => string>;
  howToBind: string;
  notBound: string;
  privateOnly: string;
}

const OWN: Record<Language, OwnTexts> = {
  'zh-CN': {
    colleague: '一位同事',
    wordsWanted: '请用文字说明；不办了请回“取消”。',
    cancelled: '好的，没有变动。',
    whichTicket: '有几个单子尾号相同，是哪一个？',
    noSuchTicket: '本单位没有这个单号的单子。',
    noSuchNumber: (number) => `${number}：本单位没有这个单号的单子。`,
    howTo: (verb) => `请写上单号后四位，例如：${verb} 0042。回复那个单子说“${verb}”也可以。`,
    isItThis: (verb, number) => `“${verb}”说的是 ${number} 吗？是就选这个单号，不是不用理。`,
    whichIsIt: (verb) => `“${verb}”说的是哪一个？`,
    oneWithWords: (others) => `要写话的，一次只办一个单号。${others.join('、')} 请另发一条。`,
    atMost: (count, later) => `一次最多办 ${count} 个，${later.join('、')} 请再发一次。`,
    staleButton: '这个按钮已经用过，或者是给别人的。要办哪一个，请写单号。',
    card: { state: '现在', what: '内容', by: '最晚' },
    list: (unit, count) => `${unit}没办完的有 ${count} 个：`,
    listLine: ({ number, what, by, people }) =>
      `${number} ${what}${people > 1 ? `（${people} 人反映）` : ''}，最晚 ${by}`,
    listMore: (count) => `还有 ${count} 个没有列出，先办上面这些。`,
    nothingLate: '没有超期的单子。',
    overdueList: (unit, count) => `${unit}有 ${count} 个单子超期：`,
    emptyList: '本单位现在没有没办完的单子。',
    help: [
      '点单子下面的按钮，或打字：',
      '签收 0042',
      '进展 0042 已到现场',
      '办结 0042 灯已换好',
      '退回 0042 不归本街道',
      '问居民 0042 灯杆上的编号是多少',
      '延期 0042 3天 等配件',
      '吹哨 0042 照明中心 到现场',
      '备注 0042 已联系物业',
      '回复单子那条消息也可以，不用写单号。',
      '看没办完的发“我的待办”，看超期的发“超期”，看一个单子发单号，如 0042。',
      '看本单位的三率发“三率”，看名次发“排名”。',
    ].join('\n'),
    bound: {
      unit: (unit) => `已绑定：本群接收${unit}的单子。`,
      leaders: (unit) => `已绑定：本群是${unit}负责人的群，接收时限提醒。`,
      supervisors: (unit) => `已绑定：本群是${unit}的督办群，接收超期提醒。`,
      dispatchers: (unit) => `已绑定：本群是${unit}派单员的群。`,
    },
    staffOnly: {
      leaders: '本群可以看单子，不能办。签收、进展、办结，请在单位工作群里办。',
      supervisors: '本群是督办群。签收、进展、办结，由承办单位在自己的群里办。',
      dispatchers: '本群是派单员的群。签收、进展、办结，由承办单位在自己的群里办。',
    },
    onlookersHelp: {
      leaders: (unit) => `本群接收${unit}的时限提醒。看没办完的：我的待办。看一个单子：发单号，如 0042。`,
      supervisors: (unit) =>
        [
          `本群是${unit}的督办群，单子超期时在这里提醒。`,
          '督办 0042 黄 三天内办完',
          '解除督办 0042 已办好',
          '同意延期 0042，不同意延期 0042 理由',
          '协办 0042 单位 任务',
          '并单 0042 0007，拆分 0042',
        ].join('\n'),
      dispatchers: (unit) =>
        [
          `本群是${unit}派单员的群，退回、延期和没有人接的单子在这里提醒。`,
          '改派 0042 单位 理由，改类 0042 路灯不亮',
          '同意退回 0042 单位，不同意退回 0042 理由',
          '同意延期 0042，不同意延期 0042 理由',
          '协办 0042 单位 任务',
          '并单 0042 0007，拆分 0042',
        ].join('\n'),
    },
    howToBind: '本群还没有绑定单位。请管理员取一次性口令，在群里发：/bind 口令',
    notBound: '本群没有绑定单位，不能办单子。',
    privateOnly: '为保护您的个人信息，请私聊我来反映问题。',
  },
  en: {
    colleague: 'A colleague',
    wordsWanted: 'Please put it in words, or reply "cancel".',
    cancelled: 'All right, nothing was changed.',
    whichTicket: 'Several tickets end in these figures. Which one?',
    noSuchTicket: 'This unit has no ticket with that number.',
    noSuchNumber: (number) => `${number}: this unit has no ticket with that number.`,
    howTo: (verb) => `Please add the last four figures of its number, as: ${verb} 0042. Or reply to it with “${verb}”.`,
    isItThis: (verb, number) => `Does “${verb}” mean ${number}? If so choose that number; if not, leave it.`,
    whichIsIt: (verb) => `Which one does “${verb}” mean?`,
    oneWithWords: (others) => `Each ticket needs its own words. Please send ${others.join(', ')} again by itself.`,
    atMost: (count, later) => `At most ${count} at once; please send ${later.join(', ')} again.`,
    staleButton: 'That button was used, or is for somebody else. Please write the number of the ticket.',
    card: { state: 'Now', what: 'What', by: 'Latest' },
    list: (unit, count) => `${unit} has ${count} open:`,
    listLine: ({ number, what, by, people }) =>
      `${number} ${what}${people > 1 ? ` (${people} residents)` : ''}, latest ${by}`,
    listMore: (count) => `${count} more are not listed; these come first.`,
    nothingLate: 'Nothing is overdue.',
    overdueList: (unit, count) => `${unit}: ${count} overdue`,
    emptyList: 'This unit has nothing open now.',
    help: [
      'Use the buttons below a ticket, or type:',
      'accept 0042',
      'update 0042 we are on site',
      'resolve 0042 the lamp was replaced',
      'return 0042 not in our area',
      'ask 0042 which number is on the pole',
      'extend 0042 3 days, waiting for parts',
      'whistle 0042 Power Company to the site',
      'note 0042 the estate was called',
      'A reply to the ticket needs no number.',
      'What is open: my tasks. What is late: overdue. One ticket: its number, as 0042.',
      'The rates of this unit: three rates. Its place: ranking.',
    ].join('\n'),
    bound: {
      unit: (unit) => `Bound: this group now receives the tickets of ${unit}.`,
      leaders: (unit) => `Bound: this is the group of the leaders of ${unit}; it hears of deadlines.`,
      supervisors: (unit) => `Bound: this is the supervisors' group of ${unit}; it hears of what is overdue.`,
      dispatchers: (unit) => `Bound: this is the dispatchers' group of ${unit}.`,
    },
    staffOnly: {
      leaders: 'Tickets can be seen here, not acted on. Accept, update and resolve in the group of the unit.',
      supervisors: "This is a supervisors' group. The handling unit acts on tickets in its own group.",
      dispatchers: "This is the dispatchers' group. The handling unit acts on tickets in its own group.",
    },
    onlookersHelp: {
      leaders: (unit) =>
        `This group hears of the deadlines of ${unit}. What is open: my tasks. One ticket: its number, as 0042.`,
      supervisors: (unit) =>
        [
          `This is the supervisors' group of ${unit}; what is overdue is told here.`,
          'supervise 0042 yellow within three days',
          'lift 0042 it was done',
          'grant 0042, refuse extension 0042 reason',
          'joint 0042 unit task',
          'join 0042 0007, split 0042',
        ].join('\n'),
      dispatchers: (unit) =>
        [
          `This is the dispatchers' group of ${unit}; returns, extensions and what nobody takes are told here.`,
          'dispatch 0042 unit reason, recategorise 0042 street light out',
          'uphold 0042 unit, refuse return 0042 reason',
          'grant 0042, refuse extension 0042 reason',
          'joint 0042 unit task',
          'join 0042 0007, split 0042',
        ].join('\n'),
    },
    howToBind: 'This group is not bound to a unit. Ask the operator for a one-time code and send here: /bind CODE',
    notBound: 'This group is not bound to a unit and cannot act on tickets.',
    privateOnly: 'To protect your personal data, please write to me in private.',
  },
};

/** What is said in groups. */
export const staffDeskTexts = {
  'zh-CN': textsIn('zh-CN'),
  en: textsIn('en'),
};

function textsIn(language: Language) {
  const refused = (code: string, params: ErrorParams): string => refusedInWords(language, code, params);
  return { ...OWN[language], ...deskOrdersTexts[language], refused };
}
