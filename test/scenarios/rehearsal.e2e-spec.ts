import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RehearseCommand } from '../../src/cli/rehearse.command';
import { REHEARSED, type RehearsalReport } from '../../src/rehearsal';

const LINES = [
  '{"text": "朝阳区望京街道花家地南里3号楼的路灯一个星期不亮了", "category": "road.lamp", "street": "望京街道"}',
  '{"title": "楼上天天半夜砸墙装修", "detail": "海淀区清河街道，白天没人，一到夜里就开工，孩子睡不着。"}',
  '这一行不是 JSON',
  '{"text": "工地着火了", "category": "没有这一类", "street": "没有这条街道"}',
  '{"note": "没有内容"}',
  '',
  '{"text": "请问居住证在哪里办"}',
  '{"text": "你好"}',
  JSON.stringify({ text: `小区的水压太低，${'洗澡的时候水断断续续，'.repeat(450)}请来看看` }),
  JSON.stringify({ text: '长'.repeat(300_000) }),
];

describe('a rehearsal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rehearsal-spec-'));
  const file = join(folder, 'told.jsonl');
  const before = process.env['DATABASE_URL'];
  let printed = '';

  beforeAll(() => {
    writeFileSync(file, LINES.join('\n'));
    process.env['DATABASE_URL'] = `sqlite:${join(folder, 'real.sqlite')}`;
    jest.spyOn(process.stdout, 'write').mockImplementation((words) => {
      printed += String(words);
      return true;
    });
  });
  beforeEach(() => (printed = ''));
  afterEach(() => (process.exitCode = undefined));
  afterAll(() => {
    jest.restoreAllMocks();
    rmSync(folder, { recursive: true, force: true });
    if (before === undefined) delete process.env['DATABASE_URL'];
    else process.env['DATABASE_URL'] = before;
  });

  const play = async (options: Parameters<RehearseCommand['run']>[1]): Promise<string> => {
    await new RehearseCommand().run([file], options);
    return printed;
  };

  it.each(REHEARSED)(
    'on %s brings everybody to a ticket, and says which lines could not be played',
    async (channel) => {
      const report = JSON.parse(await play({ channel, json: true })) as RehearsalReport;
      expect(report).toMatchObject({
        channel,
        ...{ played: 6, tickets: 6, stopped: [], lost: [], faults: [], deadLetters: 0 },
        told: { street: 2 },
        toldAnew: [8],
        sideQuestions: { asked: 1, ledBack: 1 },
        truth: {
          category: { said: 2, comparable: 1, first: 1, offered: 1 },
          street: { said: 2, comparable: 1, right: 1, wrong: 0 },
        },
        badLines: [
          { line: 3, why: 'notJson' },
          { line: 5, why: 'noText' },
          { line: 10, why: 'tooLong' },
        ],
      });
      expect(report.questionsPerTicket).toBeGreaterThan(2);
      expect(process.exitCode).toBeUndefined();
    },
    60_000,
  );

  it('touches no database of the settings, leaves nothing behind and prints no words of residents', async () => {
    const left = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('yingsheng-rehearsal-'));
    const others = left();
    const table = await play({ channel: 'web', limit: 2 });
    expect(table).toContain('reached a ticket                      2 of 2 (100.0 %)');
    expect(table).not.toMatch(/\p{Script=Han}/u);
    expect(left()).toEqual(others);
    expect(existsSync(join(folder, 'real.sqlite'))).toBe(false);
  }, 60_000);
});
