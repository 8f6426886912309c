import type { Heard, Resident } from '../channels/driver';

const MOST_ANSWERS = 25;
const PLACE = '朝阳区望京街道花家地南里5号楼';

/** What somebody answers who has told the story and now wants to be done with it. */
const ANSWERS: readonly { offered: string; press: string | 'first' }[] = [
  { offered: '不是急事，接着说', press: '不是急事，接着说' },
  { offered: '确认提交', press: '确认提交' },
  { offered: '都不是，看全部', press: 'first' },
  { offered: '说不清，请工作人员分', press: '说不清，请工作人员分' },
  { offered: '表扬', press: '投诉' },
  { offered: '没有', press: '没有' },
  { offered: '就用这个聊天联系', press: '就用这个聊天联系' },
  { offered: '不公开', press: '不公开' },
  { offered: '一起反映', press: '不是同一件事，单独提交' },
];

/** One dialogue: how it stands, and why it stopped if it did. */
export interface Told {
  story: string;
  resident: Resident;
  answers: number;
  number: string | null;
  stopped: string | null;
}

/** Begins a dialogue with the story's own words. */
export async function begin(story: string, resident: Resident): Promise<Told> {
  await resident.say(story);
  return { story, resident, answers: 0, number: null, stopped: null };
}

/** Answers what the bot said last; true while the dialogue goes on. */
export async function goOn(told: Told): Promise<boolean> {
  const heard = await told.resident.heard();
  const number = /单号：(\S+)/.exec(heard.map(({ text }) => text).join('\n'))?.[1];
  if (number) {
    told.number = number;
    return false;
  }
  const last = heard.at(-1);
  told.answers += 1;
  if (!last) return stop(told, 'the bot said nothing');
  if (told.answers > MOST_ANSWERS) return stop(told, `no end: ${last.text}`);
  return (await answer(told.resident, last)) || stop(told, `no answer to: ${last.text} [${last.choices.join(' | ')}]`);
}

async function answer(resident: Resident, { text, choices }: Heard): Promise<boolean> {
  const known = ANSWERS.find(({ offered }) => choices.includes(offered));
  const [first] = choices;
  if (known && first) await resident.press(known.press === 'first' ? first : known.press);
  else if (/哪一处/.test(text) && first) await resident.press(first);
  else if (/在什么地方|在哪里|哪个街道|最近的小区/.test(text)) await resident.say(PLACE);
  else if (choices.includes('跳过')) await resident.press('跳过');
  else if (/什么事|哪里出了什么问题/.test(text)) await resident.say('楼道里的灯一直不亮，请派人来修');
  else return false;
  return true;
}

function stop(told: Told, why: string): false {
  told.stopped = why;
  return false;
}
