import type { Language } from '../../engine/language';
import type { DeskOrder, Detail } from './desk-orders';

/** Where an order is given: the unit's group, the dispatchers' and supervisors', or the supervisors' alone. */
type Place = 'unit' | 'dispatchers' | 'supervisors';

type OfTicket = (number: string) => string;

interface DeskOrdersTexts {
  moves: Record<'accept' | 'return' | 'update' | 'resolve', string>;
  askWords: Partial<Record<DeskOrder, (name: string, number: string) => string>>;
  askAnyWords(name: string, number: string): string;
  /** What could not be read; `units` are those a name may mean. */
  missing: Record<Detail, (units: string[]) => string>;
  done: Record<DeskOrder, OfTicket>;
  /** It was given back and somebody leads it already. */
  returnedTo(number: string, unit: string): string;
  /** Whose order it is, for a group where it is not given. */
  notHere: Record<Place, string>;
}

const which = (units: string[], otherwise: string): string =>
  units.length ? ['有几个单位叫这个名字，请写全名或代码：', ...units].join('\n') : otherwise;
const whichEn = (units: string[], otherwise: string): string =>
  units.length
    ? ['Several units bear that name. Please write the whole name or the code:', ...units].join('\n')
    : otherwise;

/** What is said about orders given from a group. */
export const deskOrdersTexts: Record<Language, DeskOrdersTexts> = {
  'zh-CN': {
    moves: { accept: '签收', return: '退回', update: '进展', resolve: '办结' },
    askWords: {
      return: (name, number) => `${name}，退回 ${number} 的原因是什么？请回复这条消息。`,
      update: (name, number) => `${name}，${number} 办到哪一步了？请回复这条消息，可以带照片。`,
      resolve: (name, number) => `${name}，${number} 是怎么办结的？请回复这条消息，可以带照片。居民会看到这句话。`,
      askInfo: (name, number) => `${name}，${number} 要问居民什么？请回复这条消息。等居民回答时，时限暂停。`,
      note: (name, number) => `${name}，${number} 要备注什么？只有工作人员看得到。`,
      askExtension: (name, number) => `${name}，${number} 要延几天，为什么？请回复，如：3天，等配件到货。`,
      whistle: (name, number) => `${name}，${number} 要叫哪些单位，几点到哪里，做什么？请回复这条消息。`,
      answerSupervision: (name, number) => `${name}，请回复 ${number} 的督办：办到哪一步，什么时候办完？`,
      dispatch: (name, number) => `${name}，${number} 改派给哪个单位？请回复单位名称。`,
      upholdReturn: (name, number) => `${name}，${number} 由哪个单位主办？请回复单位名称和理由。`,
      refuseReturn: (name, number) => `${name}，不同意退回 ${number} 的理由是什么？`,
      recategorise: (name, number) => `${name}，${number} 应该是哪一类？请回复几个字，如：路灯不亮。`,
      refuseExtension: (name, number) => `${name}，不同意 ${number} 延期的理由是什么？`,
      addJoint: (name, number) => `${name}，${number} 请哪个单位协办，做什么？请回复单位名称和任务。`,
      join: (name, number) => `${name}，${number} 并到哪个单子？请回复单号。`,
      supervise: (name, number) => `${name}，${number} 督办的等级（通知、黄、红）和要求是什么？`,
    },
    askAnyWords: (name, number) => `${name}，请写明 ${number} 的情况，回复这条消息。`,
    missing: {
      into: () => '并到哪个单子？请回复单号，如：0007。',
      days: () => '要延几天？请回复天数，如：3天。',
      units: (units) => which(units, '要叫哪些单位？请回复单位名称，几个单位用逗号隔开。'),
      unit: (units) => which(units, '是哪个单位？请回复单位名称。'),
      meeting: () => '请他们几点到？',
      task: () => '请他们做什么？请回复任务，如：今晚七点到现场。',
      level: () => '哪一级督办：通知、黄、红？',
      rating: () => '打几分？请回复 1 到 5。',
    },
    done: {
      accept: (number) => `${number} 已签收。`,
      return: (number) => `${number} 已申请退回，等派单员决定。`,
      update: (number) => `${number} 的进展已告诉居民。`,
      resolve: (number) => `${number} 已办结，已告诉居民。`,
      askInfo: (number) => `${number} 的问题已发给居民，时限暂停。`,
      note: (number) => `${number} 已备注。`,
      askExtension: (number) => `${number} 的延期已报派单员，批准前时限不变。`,
      material: (number) => `${number} 的材料已给。`,
      looksAt: (number) => `${number} 的查看记录：`,
      askExclusion: (number) => `${number} 的剔除已报督办员，批准前照常计入。`,
      grantExclusion: (number) => `${number} 已同意剔除。`,
      refuseExclusion: (number) => `${number} 不同意剔除，已告诉单位。`,
      keepRuling: (number) => `已设为规则：以后和 ${number} 同样的事，直接派给同一单位。`,
      answerSupervision: (number) => `${number} 的督办已回复。`,
      whistle: (number) => `${number} 已吹哨，各单位已收到。`,
      checkIn: (number) => `${number} 已报到。`,
      sayOnWhistle: (number) => `${number} 的情况已告诉各单位。`,
      rateCheckIn: (number) => `${number} 已评分。`,
      closeWhistle: (number) => `${number} 的吹哨已结束。`,
      dispatch: (number) => `${number} 已改派。`,
      upholdReturn: (number) => `${number} 已同意退回并改派。`,
      refuseReturn: (number) => `${number} 的退回没有同意，已告诉原单位。`,
      recategorise: (number) => `${number} 的类别已改。`,
      confirmUnit: (number) => `${number} 已定由现在的单位主办。`,
      join: (number) => `${number} 已并单，报单的居民会收到通知。`,
      split: (number) => `${number} 已拆分，单独派单。`,
      grantExtension: (number) => `${number} 已同意延期。`,
      refuseExtension: (number) => `${number} 的延期没有同意，已告诉承办单位。`,
      addJoint: (number) => `${number} 的协办任务已派出。`,
      cancelPart: (number) => `${number} 的协办任务已取消。`,
      supervise: (number) => `${number} 已督办。`,
      liftSupervision: (number) => `${number} 的督办已解除。`,
    },
    returnedTo: (number, unit) => `${number} 已退回，现在由${unit}主办。`,
    notHere: {
      unit: '这件事由承办单位在自己的群里办。',
      dispatchers: '这件事由派单员在派单群里决定，督办人员也可以在督办群里决定。',
      supervisors: '这件事由督办人员在督办群里办，别的群不能办。',
    },
  },
  en: {
    moves: { accept: 'Accept', return: 'Return', update: 'Update', resolve: 'Resolve' },
    askWords: {
      return: (name, number) => `${name}, why is ${number} returned? Please reply to this message.`,
      update: (name, number) => `${name}, how far is ${number}? Please reply to this message; photos are welcome.`,
      resolve: (name, number) =>
        `${name}, how was ${number} resolved? Please reply to this message; photos are welcome. The resident will see it.`,
      askInfo: (name, number) =>
        `${name}, what is the resident to be asked about ${number}? The clock waits for the answer.`,
      note: (name, number) => `${name}, what is the note on ${number}? Only staff will see it.`,
      askExtension: (name, number) =>
        `${name}, how many days more does ${number} need, and why? For example: 3 days, parts.`,
      whistle: (name, number) =>
        `${name}, which units are called for ${number}, when and where to, what for? Please reply.`,
      answerSupervision: (name, number) => `${name}, please answer for ${number}: how far is it, when will it be done?`,
      dispatch: (name, number) => `${name}, which unit shall have ${number}? Please reply with its name.`,
      upholdReturn: (name, number) =>
        `${name}, which unit shall lead ${number}? Please reply with its name and the reason.`,
      refuseReturn: (name, number) => `${name}, why is the return of ${number} refused?`,
      recategorise: (name, number) =>
        `${name}, which category is ${number}? A few words will do, as: street light out.`,
      refuseExtension: (name, number) => `${name}, why is the extension of ${number} refused?`,
      addJoint: (name, number) => `${name}, which unit shall join in ${number}, to do what? Please reply.`,
      join: (name, number) => `${name}, into which ticket shall ${number} be joined? Please reply with its number.`,
      supervise: (name, number) =>
        `${name}, at which level (notice, yellow, red) is ${number} supervised, and what is asked?`,
    },
    askAnyWords: (name, number) => `${name}, please say more about ${number} in reply to this message.`,
    missing: {
      into: () => 'Into which ticket? Please reply with its number, for example 0007.',
      days: () => 'How many days more? For example: 3 days.',
      units: (units) => whichEn(units, 'Which units are called? Please reply with their names.'),
      unit: (units) => whichEn(units, 'Which unit? Please reply with its name.'),
      meeting: () => 'When are they to be there?',
      task: () => 'What are they to do? Please reply, for example: be on site at seven tonight.',
      level: () => 'Which level: notice, yellow or red?',
      rating: () => 'How many points? Please reply with 1 to 5.',
    },
    done: {
      material: (number) => `The material of ${number} is given.`,
      looksAt: (number) => `Who looked at ${number}:`,
      askExclusion: (number) => `The exclusion of ${number} is asked for; until it is ruled on it counts.`,
      grantExclusion: (number) => `${number} is excluded.`,
      refuseExclusion: (number) => `${number} is not excluded; the unit was told.`,
      keepRuling: (number) => `It is a rule now: matters like ${number} go to the same unit at once.`,
      accept: (number) => `${number} is accepted.`,
      return: (number) => `The return of ${number} is asked for; the dispatchers will rule on it.`,
      update: (number) => `The resident was told the news of ${number}.`,
      resolve: (number) => `${number} is resolved and the resident was told.`,
      askInfo: (number) => `The resident was asked about ${number}; the clock stands still.`,
      note: (number) => `The note on ${number} is kept.`,
      askExtension: (number) =>
        `The dispatchers were asked for more time for ${number}; until they grant it the deadline stays.`,
      answerSupervision: (number) => `Your answer about ${number} was passed on.`,
      whistle: (number) => `The units were called for ${number}.`,
      checkIn: (number) => `You are checked in for ${number}.`,
      sayOnWhistle: (number) => `All units were told about ${number}.`,
      rateCheckIn: (number) => `The rating for ${number} is kept.`,
      closeWhistle: (number) => `The call for ${number} is over.`,
      dispatch: (number) => `${number} is redispatched.`,
      upholdReturn: (number) => `The return of ${number} is upheld and it was redispatched.`,
      refuseReturn: (number) => `The return of ${number} is refused and the unit was told.`,
      confirmUnit: (number) => `${number} stays with the unit that has it.`,
      recategorise: (number) => `The category of ${number} is changed.`,
      join: (number) => `${number} is joined; its resident was told.`,
      split: (number) => `${number} is split off and dispatched by itself.`,
      grantExtension: (number) => `The extension of ${number} is granted.`,
      refuseExtension: (number) => `The extension of ${number} is refused and the unit was told.`,
      addJoint: (number) => `The joint part of ${number} is given out.`,
      cancelPart: (number) => `The joint part of ${number} is cancelled.`,
      supervise: (number) => `${number} is supervised.`,
      liftSupervision: (number) => `The supervision of ${number} is lifted.`,
    },
    returnedTo: (number, unit) => `${number} was returned; ${unit} leads it now.`,
    notHere: {
      unit: 'The handling unit does that in its own group.',
      dispatchers: 'The dispatchers decide that in their group, or the supervisors in theirs.',
      supervisors: 'The supervisors do that in their own group; it cannot be done in another.',
    },
  },
};
