import type { Heard, RehearsalResident } from './channels/driver';
import type { ToldMessage } from './told-messages';

/** Why a dialogue ended without a ticket. */
export type StoppedWhy = 'silent' | 'noEnd' | 'noWay' | 'notLedBack' | 'apology' | 'error';

/** One dialogue: how it stands, and why it stopped if it did. */
export interface Told {
  message: ToldMessage;
  resident: RehearsalResident;
  /** Counts residents, so that not all do the same. */
  index: number;
  said: number;
  heard: number;
  /** Questions answered before the summary; a side question of the resident's own is none. */
  questions: number;
  /** The question that was open when the resident asked something else. */
  digressedFrom: Heard | null;
  digressed: 'no' | 'asked' | 'ledBack';
  /** Had to say what it is about after the first message, which told no matter: a greeting, a question, a place. */
  toldAnew: boolean;
  number: string | null;
  stopped: StoppedWhy | null;
  /** What the bot said last, for whoever may read it. */
  last: Heard | null;
}

const MOST_ANSWERS = 25;
const PLACE = '朝阳区望京街道花家地南里5号楼';
const STORY = '楼道里的灯一直不亮，请派人来修';
const PHONE = '13800138000';
const SIDE_QUESTION = '要多久才能处理好？';
const CONFIRM = '确认提交';
const BY_CHAT = '就用这个聊天联系';
const SKIP = '跳过';
const APOLOGY = '刚才那条我没有办好';
const EVERY_FIFTH = 5;
const EVERY_THIRD = 3;

/** What somebody taps who has told the story and now wants to be done with it; `null` is the first that is offered. */
const TAPS: readonly { offered: string; press: string | null }[] = [
  { offered: '不是急事，接着说', press: '不是急事，接着说' },
  { offered: CONFIRM, press: CONFIRM },
  { offered: '都不是，看全部', press: null },
  { offered: '说不清，请工作人员分', press: '说不清，请工作人员分' },
  { offered: '表扬', press: '投诉' },
  { offered: '没有', press: '没有' },
  { offered: BY_CHAT, press: BY_CHAT },
  { offered: '不公开', press: '不公开' },
  { offered: '一起反映', press: '不是同一件事，单独提交' },
];

/** What somebody types when asked. */
const WORDS: readonly { asked: RegExp; say: string }[] = [
  { asked: /在什么地方|在哪里|哪个街道|最近的小区/, say: PLACE },
  { asked: /什么事|出了什么问题|具体一点|直接说/, say: STORY },
];

/** Begins a dialogue with the message's own words, in as many messages as the channel needs for them. */
export async function begin(
  message: ToldMessage,
  resident: RehearsalResident,
  index: number,
  longest: number,
): Promise<Told> {
  const start = { questions: 0, toldAnew: false, digressedFrom: null, number: null, stopped: null, last: null };
  const told: Told = { message, resident, index, said: 0, heard: 0, digressed: 'no', ...start };
  for (let from = 0; from < message.text.length; from += longest) {
    await say(told, message.text.slice(from, from + longest));
  }
  return told;
}

/** Answers what the bot said last; true while the dialogue goes on. */
export async function goOn(told: Told): Promise<boolean> {
  const heard = await told.resident.heard();
  told.heard += heard.length;
  const all = heard.map(({ text }) => text).join('\n');
  const number = /(?:单号|记录号)：(\S+)/.exec(all)?.[1];
  if (number) {
    told.number = number;
    return false;
  }
  const last = heard.at(-1);
  if (!last) return stop(told, 'silent');
  told.last = last;
  if (all.includes(APOLOGY)) return stop(told, 'apology');
  if (told.said > MOST_ANSWERS) return stop(told, 'noEnd');
  if (told.digressedFrom && !isLedBack(told, told.digressedFrom, heard)) return stop(told, 'notLedBack');
  if (wantsToAsk(told)) return digress(told, last);
  return (await answer(told, last)) || stop(told, 'noWay');
}

/** Every fifth resident asks something in the middle, once. */
function wantsToAsk({ index, digressed, questions }: Told): boolean {
  return digressed === 'no' && questions === 1 && index % EVERY_FIFTH === EVERY_FIFTH - 1;
}

async function digress(told: Told, open: Heard): Promise<true> {
  told.digressed = 'asked';
  told.digressedFrom = open;
  await say(told, SIDE_QUESTION);
  return true;
}

/** An answer comes, and after it the question that was open: in its words, or with its choices. */
function isLedBack(told: Told, open: Heard, heard: readonly Heard[]): boolean {
  told.digressedFrom = null;
  const last = heard.at(-1);
  const isAnswered = heard.length > 1 || last?.text !== open.text;
  const isOpen = open.choices.length
    ? last?.choices.join() === open.choices.join()
    : Boolean(last?.text.includes(lastLine(open.text)));
  if (!isAnswered || !isOpen) return false;
  told.digressed = 'ledBack';
  return true;
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}

async function answer(told: Told, heard: Heard): Promise<boolean> {
  if (!heard.choices.includes(CONFIRM)) told.questions += 1;
  const tap = TAPS.find(({ offered }) => heard.choices.includes(offered));
  const [first] = heard.choices;
  if (tap?.press === BY_CHAT && told.index % EVERY_THIRD === 0) await say(told, PHONE);
  else if (tap) await press(told, tap.press ?? first ?? '');
  else return answerInWords(told, heard);
  return true;
}

async function answerInWords(told: Told, { text, choices }: Heard): Promise<boolean> {
  const [first] = choices;
  const words = WORDS.find(({ asked }) => asked.test(text))?.say;
  told.toldAnew ||= words === STORY;
  if (/哪一处/.test(text) && first) await press(told, first);
  else if (words) await say(told, words);
  else if (first) await press(told, choices.find((label) => label === SKIP) ?? first);
  else return false;
  return true;
}

async function say(told: Told, text: string): Promise<void> {
  told.said += 1;
  await told.resident.say(text);
}

async function press(told: Told, label: string): Promise<void> {
  told.said += 1;
  await told.resident.press(label);
}

function stop(told: Told, why: StoppedWhy): false {
  told.stopped = why;
  return false;
}
