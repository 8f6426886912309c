import type { Heard, RehearsalResident } from './channels/driver';
import { begin, goOn, type Told } from './patient-resident';

/** A bot that says what it is given, one turn after another. */
class Scripted implements RehearsalResident {
  readonly conversation = 'c';
  readonly did: string[] = [];
  constructor(private readonly turns: Heard[][]) {}
  say(text: string): Promise<void> {
    return Promise.resolve(void this.did.push(text));
  }
  press(label: string): Promise<void> {
    return Promise.resolve(void this.did.push(`[${label}]`));
  }
  heard(): Promise<Heard[]> {
    return Promise.resolve(this.turns.shift() ?? []);
  }
}

const KIND: Heard = { text: '哪一类？', choices: ['甲', '乙', '都不是，看全部'] };
const SUMMARY: Heard = { text: '请看一遍', choices: ['确认提交', '修改内容'] };
const RECEIPT: Heard = { text: '已经提交。\n单号：BJ-1', choices: [] };
const PLACE: Heard = { text: '在什么地方？', choices: [] };

async function dialogue(turns: Heard[][], index = 0, longest = 4_000): Promise<{ told: Told; did: string[] }> {
  const resident = new Scripted(turns);
  const message = { line: 1, text: '路灯坏了', category: null, street: null };
  const told = await begin(message, resident, index, longest);
  while (await goOn(told));
  return { told, did: resident.did };
}

describe('a patient resident', () => {
  it('taps what is offered, tells the place, confirms, and has a ticket', async () => {
    const { told, did } = await dialogue([[KIND], [PLACE], [SUMMARY], [RECEIPT]]);
    expect(told).toMatchObject({ number: 'BJ-1', stopped: null, questions: 2 });
    expect(did).toEqual(['路灯坏了', '[甲]', expect.stringContaining('街道'), '[确认提交]']);
  });

  it('takes the thanks for praise as its receipt', async () => {
    const { told } = await dialogue([[KIND], [SUMMARY], [{ text: '谢谢您的表扬。记录号：BJ-2', choices: [] }]]);
    expect(told).toMatchObject({ number: 'BJ-2', stopped: null });
  });

  it('sends long words as several messages', async () => {
    const { did } = await dialogue([[RECEIPT]], 0, 3);
    expect(did).toEqual(['路灯坏', '了']);
  });

  it('asks something in the middle, and goes on when led back', async () => {
    const back = { text: '七天。\n在什么地方？', choices: [] };
    const { told, did } = await dialogue([[KIND], [PLACE], [back], [RECEIPT]], 4);
    expect(told).toMatchObject({ digressed: 'ledBack', number: 'BJ-1', questions: 2 });
    expect(did[2]).toMatch(/多久/);
  });

  it.each<[string, Heard[][], number]>([
    ['silent', [[]], 0],
    ['noWay', [[{ text: '嗯', choices: [] }]], 0],
    ['apology', [[{ text: '刚才那条我没有办好', choices: [] }]], 0],
    ['notLedBack', [[KIND], [PLACE], [{ text: '七天。', choices: [] }]], 4],
    ['notLedBack', [[KIND], [PLACE], [PLACE]], 4],
    ['noEnd', Array.from({ length: 40 }, () => [KIND]), 0],
  ])('stops: %s', async (why, turns, index) => {
    const { told } = await dialogue(turns, index);
    expect(told).toMatchObject({ stopped: why, number: null });
  });
});
