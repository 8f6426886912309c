import type { EmergencyNumbers } from '../../../config/city';
import { type EmergencyWhy as Why, type Question, SERVICE } from '../understanding';
import type { Language } from './language';

interface EngineTexts {
  /** From the first time to the third in a row. */
  lost: string[];
  apology: string;
  unreadable(kind: string): string;
  tooLong(kept: number): string;
  tooLarge(megabytes: number): string;
  emergency(numbers: EmergencyNumbers, why: Why): string;
  /** Of a danger that may be there now. */
  ifNow(numbers: EmergencyNumbers, why: Told): string;
  notEmergency: string;
  calledAlready: string;
  callFirst: string;
  stale: string;
  staleDone(ticket: string): string;
  staleNothing: string;
  cancelled: string;
  cancelledSmall: string;
  restore: string;
  nothingToCancel: string;
  nothingOpen: string;
  nothingToSkip: string;
  firstQuestion: string;
  restarted: string;
  cannotSkip: string;
  help: string;
  human: string;
  whichLanguage: string;
  languageIs: string;
  updated(slots: string[]): string;
  noted(slots: string[]): string;
  added(slot: string): string;
  notUnderstood: string;
  notUnderstoodAgain: string;
  /** Where there is nothing to choose from. */
  notUnderstoodWords: string;
  wayRound: string;
  wayRoundSkip: string;
  calm: string;
  courtesy: string;
  /** A choice was said that was made before. */
  chosenBefore: string;
  reminder: string;
  expired: string;
  questions: Record<Question, string>;
}

type Told = Exclude<Why, 'despair'>;

const WHY_ZH: Record<Told, string> = {
  fire: '着火',
  gas: '燃气泄漏',
  crime: '有人正受到侵害',
  injury: '有人受伤或急病',
  missing: '有人走失',
  peril: '有人有生命危险',
  power: '电线有危险',
  traffic: '交通事故',
  trapped: '有人被困',
};

const FIRST_ZH: Partial<Record<Told, string>> = {
  gas: '先开窗，别点火，别碰电器开关，人到屋外再打电话。',
  power: '离远一点，不要碰，也别让别人靠近。',
  trapped: '在电梯里的，按报警按钮，不要扒门。',
};

const WHY_EN: Record<Told, string> = {
  fire: 'a fire',
  gas: 'a gas leak',
  crime: 'a crime',
  injury: 'someone hurt or ill',
  missing: 'someone missing',
  peril: 'a life in danger',
  power: 'a dangerous power line',
  traffic: 'a road accident',
  trapped: 'someone trapped',
};

const FIRST_EN: Partial<Record<Told, string>> = {
  gas: 'Open the windows, light nothing, touch no switch, and go outside before you call.',
  power: 'Keep well away, touch nothing, and keep others away.',
  trapped: 'In a lift, press the alarm button and do not force the door.',
};

function emergencyZh(numbers: EmergencyNumbers, why: Why): string {
  if (why === 'despair') {
    return `听您这么说，很替您担心。请现在就打 ${numbers.despair}，有人听您说。马上有危险的，请打 ${numbers.injury}，或者叫身边的人来。\n如果我听错了，请点下面，我接着记。`;
  }
  const first = FIRST_ZH[why] ?? '';
  return `听起来像是${WHY_ZH[why]}。${first}请马上拨打 ${numbers[SERVICE[why]]}，这里不能出警、救火或急救。\n如果不是正在发生的急事，请点下面，我接着记。`;
}

function emergencyEn(numbers: EmergencyNumbers, why: Why): string {
  if (why === 'despair') {
    return `I am worried to hear that. Please call ${numbers.despair} now; someone will listen. If you are in danger at this moment, call ${numbers.injury}, or ask somebody near you to come.\nIf I heard you wrong, tap below and I will go on.`;
  }
  const first = FIRST_EN[why] ? ` ${FIRST_EN[why]}` : '';
  return `This sounds like ${WHY_EN[why]}.${first} Please call ${numbers[SERVICE[why]]} right now; nobody can be sent out from here.\nIf it is not happening now, tap below and I will go on.`;
}

/** What the engine itself says, in both languages. */
export const engineTexts: Record<Language, EngineTexts> = {
  'zh-CN': {
    lost: [
      '请直接说哪里出了什么问题，比如：小区门口的路灯不亮。查办理情况请发“进度”。',
      '我还没明白是什么事。请用一句话说，比如：我们小区 3 号楼的电梯坏了。',
      '可以这样说：在哪里，什么坏了。要找人说话请拨打 {hotline}。',
    ],
    apology: '刚才那条我没有办好，已经留给工作人员看。请过一会儿再发一次，急事请拨打 {hotline}。',
    unreadable: () => '这种消息我看不了。请用文字说，也可以发照片、视频、语音或位置。',
    tooLong: (kept) => `这段话太长，只记下了前 ${kept} 个字。其余的请再分几条发来。`,
    tooLarge: (megabytes) => `这个文件太大，最多 ${megabytes} MB。请发短一点的视频，或者发照片。`,
    emergency: emergencyZh,
    ifNow: (numbers, why) =>
      `如果事情正在发生：${FIRST_ZH[why] ?? ''}请马上拨打 ${numbers[SERVICE[why]]}，这里不能出警、救火或急救。`,
    notEmergency: '不是急事，接着说',
    calledAlready: '知道了',
    callFirst: '好的，请先打电话。之后有要记的，随时告诉我。',
    stale: '这个按钮是前面的，现在不用了。现在要回答的是：',
    staleDone: (ticket) =>
      `这个按钮不能再用了，刚才点的不算，什么也没有变。您的单子是 ${ticket}，要查、要催、要补充，请发“进度”。`,
    staleNothing: '这个按钮已经不用了。有事请直接说，查办理情况请发“进度”。',
    cancelled: '好的，没有提交，什么也没有报上去。点错了可以找回来。',
    cancelledSmall: '好的，没有变动。',
    restore: '找回刚才填的',
    nothingToCancel: '现在没有正在填的内容。有事请直接说。',
    nothingOpen: '现在没有正在填的内容。有事请直接说，查办理情况请发“进度”。',
    nothingToSkip: '现在没有要跳过的问题。',
    firstQuestion: '这已经是第一个问题了。',
    restarted: '好的，从头来。',
    cannotSkip: '这一项不能少，不然没法派给人去办。',
    help: [
      '直接说哪里出了什么问题就行，一句话也可以。我会问还缺的，最后给您看一遍再提交。',
      '随时可以说：上一步、跳过、取消、重来；要改哪一项，说“改地址”“改电话”。',
      '查办理情况：发“进度”或单号。换语言：发“语言”。找人工：发“人工”。',
    ].join('\n'),
    human: '要和人说话，请拨打 {hotline}，全天有人接。这里填的内容会留着，您随时可以接着说。',
    whichLanguage: '用哪种语言？',
    languageIs: '好的，用中文。',
    updated: (slots) => `已改好：${slots.join('、')}。`,
    noted: (slots) => `记下了：${slots.join('、')}。`,
    added: (slot) => `这句话已加到“${slot}”里。`,
    notUnderstood: '没听明白，请换个说法。',
    notUnderstoodAgain: '还是没明白。请点下面的选项；没有按钮的，回它前面的数字。',
    notUnderstoodWords: '还是没明白，请再说一遍，一句话就行。',
    wayRound: '不好回答也没关系：说“上一步”可以改前面的，说“取消”就不填了，说“人工”告诉您怎么找人。',
    wayRoundSkip: '不好回答也没关系：说“跳过”就问下一个，说“人工”告诉您怎么找人。',
    calm: '让您着急了。我想把事情尽快交给能办的人，请接着说。',
    courtesy: '您好，我在。',
    chosenBefore: '这个已经选过了。',
    reminder: '您还有一条没有说完，内容都留着。接着回答就行，不想报了请说“取消”。',
    expired: '您前些天没有说完的那条已经清掉，没有提交。需要的话请重新说一遍。',
    questions: {
      progress: '提交以后才有进度。查以前的单子请发“进度”。',
      deadline:
        '危险的事 2 小时内处理，停水停电停气停暖 24 小时，一般的事 7 天，复杂的事 15 天。提交后会告诉您最晚哪一天。',
      cost: '不要钱。',
      privacy: '电话只给办这件事的人看，群里和公开的地方都不显示。不想留电话，可以就用这个聊天联系。',
      who: '我是应声，帮您把问题交给街道和部门的自动助手。要找人请拨打 {hotline}。',
      general: '这个我答不准。先把眼前这件事记下来，交给人来答。',
    },
  },
  en: {
    lost: [
      'Tell me what is wrong and where, for example: the street lamp at our gate is out. For news of a case, send "progress".',
      'I do not know yet what it is about. One sentence will do, for example: the lift in building 4 is broken.',
      'Just say where it is and what is broken. To talk to a person, call {hotline}.',
    ],
    apology:
      'Something went wrong with that message; it is kept for our staff. Please send it again in a while, or call {hotline}.',
    unreadable: () =>
      'I cannot read that kind of message. Please use words, or send a photo, video, voice note or place.',
    tooLong: (kept) =>
      `That was very long; I kept the first ${kept} characters. Please send the rest in shorter messages.`,
    tooLarge: (megabytes) =>
      `That file is too large; the limit is ${megabytes} MB. Please send a shorter video, or photos.`,
    emergency: emergencyEn,
    ifNow: (numbers, why) =>
      `If this is happening now: ${FIRST_EN[why] ?? ''} Please call ${numbers[SERVICE[why]]} right now; nobody can be sent out from here.`,
    notEmergency: 'Not an emergency, go on',
    calledAlready: 'Understood',
    callFirst: 'Good, please call first. If there is anything to note afterwards, tell me.',
    stale: 'That button belongs to an earlier question. The open question is:',
    staleDone: (ticket) =>
      `That button counts no more, and nothing was changed by it. Your ticket is ${ticket}; to check, urge or add something, send "progress".`,
    staleNothing: 'That button is no longer in use. Tell me what is wrong, or send "progress" for news of a case.',
    cancelled: 'All right, nothing was submitted. If that was a wrong tap, you can have it back.',
    cancelledSmall: 'All right, nothing was changed.',
    restore: 'Bring it back',
    nothingToCancel: 'Nothing is being filled in now. Tell me what is wrong whenever you like.',
    nothingOpen: 'Nothing is being filled in now. Tell me what is wrong, or send "progress" for news of a case.',
    nothingToSkip: 'There is no question to skip now.',
    firstQuestion: 'This is already the first question.',
    restarted: 'All right, from the start.',
    cannotSkip: 'This one is needed, or nobody can be sent.',
    help: [
      'Just say what is wrong and where; one sentence will do. I ask for what is missing and show you everything before it is submitted.',
      'At any time: back, skip, cancel, restart; to change a line, say "change the address" or "change the phone".',
      'News of a case: send "progress" or its number. Other language: "language". A person: "human".',
    ].join('\n'),
    human:
      'To talk to a person, call {hotline} at any hour. What you have told me is kept; you can go on whenever you like.',
    whichLanguage: 'Which language?',
    languageIs: 'All right, English.',
    updated: (slots) => `Changed: ${slots.join(', ')}.`,
    noted: (slots) => `Noted: ${slots.join(', ')}.`,
    added: (slot) => `I added that to "${slot}".`,
    notUnderstood: 'I did not get that. Could you put it another way?',
    notUnderstoodAgain:
      'Still not clear to me. Tap one of the choices; where there are no buttons, answer with the number before it.',
    notUnderstoodWords: 'Still not clear to me. Please say it once more; one sentence will do.',
    wayRound:
      'If it is hard to answer: "back" changes what came before, "cancel" drops it, "human" tells you how to reach a person.',
    wayRoundSkip: 'If it is hard to answer: "skip" moves on, "human" tells you how to reach a person.',
    calm: 'I see this is upsetting. I want to get it to someone who can act; please go on.',
    courtesy: 'Hello, I am here.',
    chosenBefore: 'That was chosen already.',
    reminder: 'You have a report that is not finished; everything is kept. Just answer on, or say "cancel" to drop it.',
    expired:
      'The report you left unfinished some days ago was cleared and not submitted. Please tell me again if you need to.',
    questions: {
      progress: 'There is progress once it is submitted. For an earlier case, send "progress".',
      deadline:
        'Danger: 2 hours. Water, power, gas, heat: 24 hours. Ordinary matters: 7 days. Complex ones: 15 days. After submitting you are told the latest date.',
      cost: 'It costs nothing.',
      privacy:
        'Your phone is seen only by those who handle the case, never in groups or in public. You may leave it out and be reached through this chat.',
      who: 'I am Yingsheng, an automatic assistant that hands your case to the street office or department. For a person, call {hotline}.',
      general: 'I cannot answer that for certain. Let us note this case first, and a person will answer.',
    },
  },
};
