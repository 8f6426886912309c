import type { GroupRole, SpecialRole } from '../../../../config/group-roles';
import type { Language } from '../../engine/language';
import type { StaffMove } from './staff-verbs';

interface StaffDeskTexts {
  colleague: string;
  moves: Record<StaffMove, string>;
  askWords: Record<'return' | 'update' | 'resolve', (name: string, number: string) => string>;
  done: Record<StaffMove, (number: string) => string>;
  wordsWanted: string;
  cancelled: string;
  whichTicket: string;
  noSuchTicket: string;
  card: { state: string; what: string; by: string };
  list(unit: string, count: number): string;
  listLine(ticket: { number: string; what: string; by: string }): string;
  listMore(count: number): string;
  emptyList: string;
  help: string;
  bound: Record<GroupRole, (unit: string) => string>;
  staffOnly: Record<SpecialRole, string>;
  onlookersHelp: Record<SpecialRole, (unit: string) => string>;
  howToBind: string;
  notBound: string;
  privateOnly: string;
  refused(code: string, params: Record<string, string | number | boolean | null>): string;
}

/** What is said in groups. */
export const staffDeskTexts: Record<Language, StaffDeskTexts> = {
  'zh-CN': {
    colleague: '一位同事',
    moves: { accept: '签收', return: '退回', update: '进展', resolve: '办结' },
    askWords: {
      return: (name, number) => `${name}，退回 ${number} 的原因是什么？请回复这条消息。`,
      update: (name, number) => `${name}，${number} 办到哪一步了？请回复这条消息，可以带照片。`,
      resolve: (name, number) => `${name}，${number} 是怎么办结的？请回复这条消息，可以带照片。居民会看到这句话。`,
    },
    done: {
      accept: (number) => `${number} 已签收。`,
      return: (number) => `${number} 已申请退回。`,
      update: (number) => `${number} 的进展已告诉居民。`,
      resolve: (number) => `${number} 已办结，已告诉居民。`,
    },
    wordsWanted: '请用文字说明；不办了请回“取消”。',
    cancelled: '好的，没有变动。',
    whichTicket: '有几个单子尾号相同，是哪一个？',
    noSuchTicket: '本单位没有这个单号的单子。',
    card: { state: '现在', what: '内容', by: '最晚' },
    list: (unit, count) => `${unit}没办完的有 ${count} 个：`,
    listLine: ({ number, what, by }) => `${number} ${what}，最晚 ${by}`,
    listMore: (count) => `还有 ${count} 个没有列出，先办上面这些。`,
    emptyList: '本单位现在没有没办完的单子。',
    help: [
      '点单子下面的按钮，或打字：',
      '签收 0042',
      '进展 0042 已到现场',
      '办结 0042 灯已换好',
      '退回 0042 不归本街道',
      '回复单子那条消息也可以，不用写单号。看没办完的：我的待办',
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
      supervisors: (unit) => `本群是${unit}的督办群，单子超期时在这里提醒。`,
      dispatchers: (unit) => `本群是${unit}派单员的群，没有人接的单子在这里提醒。`,
    },
    howToBind: '本群还没有绑定单位。请管理员取一次性口令，在群里发：/bind 口令',
    notBound: '本群没有绑定单位，不能办单子。',
    privateOnly: '为保护您的个人信息，请私聊我来反映问题。',
    refused: (code, params) => {
      if (code === 'ticket.alreadyDone') return `${String(params.by ?? '同事')}已经办过这一步了。`;
      if (code === 'ticket.wordsNeeded') return '这一步要写明情况。';
      if (code === 'ticket.photoNeeded') return '办结这一类要带照片。请再办一次，并发照片。';
      if (code === 'ticket.notFound') return '本单位没有这个单号的单子。';
      if (code === 'bind.badCode') return '口令不对，或已用过、已过期。请管理员重新取一个。';
      return '这个单子现在不能这样办。';
    },
  },
  en: {
    colleague: 'A colleague',
    moves: { accept: 'Accept', return: 'Return', update: 'Update', resolve: 'Resolve' },
    askWords: {
      return: (name, number) => `${name}, why is ${number} returned? Please reply to this message.`,
      update: (name, number) => `${name}, how far is ${number}? Please reply to this message; photos are welcome.`,
      resolve: (name, number) =>
        `${name}, how was ${number} resolved? Please reply to this message; photos are welcome. The resident will see it.`,
    },
    done: {
      accept: (number) => `${number} is accepted.`,
      return: (number) => `The return of ${number} is asked for.`,
      update: (number) => `The resident was told the news of ${number}.`,
      resolve: (number) => `${number} is resolved and the resident was told.`,
    },
    wordsWanted: 'Please put it in words, or reply "cancel".',
    cancelled: 'All right, nothing was changed.',
    whichTicket: 'Several tickets end in these figures. Which one?',
    noSuchTicket: 'This unit has no ticket with that number.',
    card: { state: 'Now', what: 'What', by: 'Latest' },
    list: (unit, count) => `${unit} has ${count} open:`,
    listLine: ({ number, what, by }) => `${number} ${what}, latest ${by}`,
    listMore: (count) => `${count} more are not listed; these come first.`,
    emptyList: 'This unit has nothing open now.',
    help: [
      'Use the buttons below a ticket, or type:',
      'accept 0042',
      'update 0042 we are on site',
      'resolve 0042 the lamp was replaced',
      'return 0042 not in our area',
      'A reply to the ticket needs no number. What is open: my tasks',
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
      supervisors: (unit) => `This is the supervisors' group of ${unit}; what is overdue is told here.`,
      dispatchers: (unit) => `This is the dispatchers' group of ${unit}; what nobody takes is told here.`,
    },
    howToBind: 'This group is not bound to a unit. Ask the operator for a one-time code and send here: /bind CODE',
    notBound: 'This group is not bound to a unit and cannot act on tickets.',
    privateOnly: 'To protect your personal data, please write to me in private.',
    refused: (code, params) => {
      if (code === 'ticket.alreadyDone') return `${String(params.by ?? 'A colleague')} has done that already.`;
      if (code === 'ticket.wordsNeeded') return 'This step needs words.';
      if (code === 'ticket.photoNeeded') return 'Resolving this kind needs a photo. Please do it again with one.';
      if (code === 'ticket.notFound') return 'This unit has no ticket with that number.';
      if (code === 'bind.badCode') return 'That code is wrong, used or out of date. Ask the operator for a new one.';
      return 'That cannot be done with this ticket now.';
    },
  },
};
