import type { CityConfig, EscalationLadder, GradeCode } from '../../config/city';
import { loadCity } from '../../config/load-config';
import type { TextMessage } from '../../src/shared/chat';
import type { Actor } from '../../src/tickets';
import { aCity } from '../builders/city.builder';
import { aRequest } from '../builders/service-request.builder';
import { FakeTime } from '../fakes/fake-time';
import { onBothDatabases, testDatabase, type TestDatabase } from '../support/databases';
import { MORNING, ticketsInstance, type TicketsHouse } from '../support/tickets-house';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const STREET = 'street-110105026';
const wang: Actor = { kind: 'handler', id: '7', name: '王师傅', unit: STREET };
const chief: Actor = { kind: 'supervisor', id: '2', name: '钱督办' };
const resident: Actor = { kind: 'resident', key: 'telegram:bot:resident', name: null };

const ladders: EscalationLadder[] = [...loadCity('config', 'beijing').ladders];
const city = aCity({ ladders });

/** The city whose road surfaces are of a grade. */
const cityOf = (grade: GradeCode): CityConfig => ({
  ...city,
  categories: city.categories.map((one) => (one.code === 'road.surface' ? { ...one, grade } : one)),
});

onBothDatabases('clocks', (dialect) => {
  let database: TestDatabase;
  let time: FakeTime;
  let house: TicketsHouse;

  const start = async (of: CityConfig = city): Promise<void> => {
    house = await ticketsInstance(database, { city: of, time });
  };
  const open = async (): Promise<string> => {
    const [outcome] = await house.open.execute([aRequest()]);
    if (!outcome?.ok) throw new Error('not opened');
    return outcome.ticketId;
  };
  const said = async (type: string, clock = 'handling'): Promise<{ at: number; rung: number; audience: string }[]> => {
    const rows = await house.db.unitOfWork.read<{ at: number; data: string }>(
      'SELECT at, data FROM ticket_events WHERE type = ? ORDER BY id',
      [type],
    );
    return rows
      .map(({ at, data }) => ({
        at: Number(at),
        ...(JSON.parse(data) as { clock: string; rung: number; audience: string }),
      }))
      .filter((one) => one.clock === clock);
  };
  const pass = async (ms: number, every = 10 * MINUTE): Promise<void> => {
    for (const end = time.ms + ms; time.ms < end;) {
      time.advance(Math.min(every, end - time.ms));
      await house.sweep.execute();
    }
  };
  const act = (id: string, move: 'accept' | 'askInfo' | 'resolve' | 'supply' | 'addWords', by: Actor) =>
    house.act.execute({ ticket: { id }, move, by, words: '说明', evidence: [] });

  beforeEach(async () => {
    database = await testDatabase(dialect);
    time = new FakeTime(MORNING);
  });
  afterEach(async () => {
    await house.close();
    await database.drop();
  });

  it.each(['emergency', 'utilities', 'ordinary', 'complex'] as const)(
    'every rung of the %s ladders speaks once, and a breach is noted once',
    async (grade) => {
      await start(cityOf(grade));
      await open();
      const length = city.grades[grade].resolveMinutes;
      await pass((length + 8000) * MINUTE, Math.max(MINUTE * 5, (length / 60) * MINUTE));
      const own = ladders.find((ladder) => ladder.grade === grade)?.rungs ?? [];
      expect((await said('escalated')).map(({ rung, audience }) => [rung, audience])).toEqual(
        own.map(({ audience }, index) => [index + 1, audience]),
      );
      expect((await said('escalated', 'acceptance')).map(({ rung }) => rung).at(-1)).toBe(3);
      expect(await said('breached')).toHaveLength(1);
    },
  );

  it('a missed sweep catches up with the highest rung only', async () => {
    await start();
    await act(await open(), 'accept', wang);
    time.advance(8 * 24 * HOUR + HOUR);
    await house.sweep.execute();
    await house.sweep.execute();
    expect((await said('escalated')).map(({ rung }) => rung)).toEqual([5]);
    expect(await said('breached')).toHaveLength(1);
  });

  it('two instances that sweep at once, and one that is restarted, say nothing twice', async () => {
    await start(cityOf('utilities'));
    for (let count = 0; count < 5; count += 1) await open();
    const other = await ticketsInstance(database, { city: cityOf('utilities'), time });
    time.advance(12 * HOUR);
    await Promise.all([house.sweep.execute(), other.sweep.execute(), house.sweep.execute(), other.sweep.execute()]);
    await house.sweep.execute();
    expect(await said('escalated')).toHaveLength(5);
    await other.close();
    await house.close();
    await start(cityOf('utilities'));
    await house.sweep.execute();
    expect(await said('escalated')).toHaveLength(5);
  });

  it('a stopped clock is silent, and goes on by what was left', async () => {
    await start(cityOf('utilities'));
    const id = await open();
    await act(id, 'accept', wang);
    await act(id, 'askInfo', wang);
    await pass(30 * HOUR, HOUR);
    expect(await said('escalated')).toEqual([]);
    await house.act.execute({
      ticket: { id },
      move: 'supply',
      by: { ...resident, key: await keyOf(id) },
      words: '是',
      evidence: [],
    });
    await pass(11 * HOUR, HOUR);
    expect(await said('escalated')).toEqual([]);
    await pass(HOUR, HOUR);
    expect((await said('escalated')).map(({ rung }) => rung)).toEqual([1]);
  });

  it('an approved extension moves the rungs, and those that spoke stay silent', async () => {
    await start(cityOf('utilities'));
    const id = await open();
    await act(id, 'accept', wang);
    await pass(12 * HOUR, HOUR);
    const until = new Date(MORNING + 48 * HOUR);
    const over = { ticket: { id }, words: '等配件', evidence: [] };
    await house.overlay.execute({ ...over, move: 'askExtension', by: wang, until });
    await house.overlay.execute({ ...over, move: 'grantExtension', by: chief });
    await pass(31 * HOUR, HOUR);
    expect((await said('escalated')).map(({ rung }) => rung)).toEqual([1]);
    await pass(5 * HOUR, HOUR);
    expect((await said('escalated')).map(({ rung }) => rung)).toEqual([1, 2, 3]);
  });

  it('ends with the ticket', async () => {
    await start();
    const id = await open();
    await act(id, 'resolve', wang);
    expect(await house.db.unitOfWork.read('SELECT clock FROM ticket_clocks')).toEqual([]);
  });

  it('who did not check in in time is missing', async () => {
    await start();
    const id = await open();
    const over = { ticket: { id }, words: '请到现场', evidence: [] };
    await house.overlay.execute({ ...over, move: 'whistle', by: wang, units: ['util-lamps'], place: '北门' });
    await pass(65 * MINUTE, 5 * MINUTE);
    const calls = await house.db.unitOfWork.read("SELECT state FROM ticket_overlays WHERE kind = 'checkIn'");
    expect(calls).toEqual([{ state: 'missing' }]);
    expect((await said('escalated', 'checkIn')).map(({ rung }) => rung)).toEqual([1, 2, 3]);
  });

  it('in the quiet hours a seven-day ticket waits for the morning, a breach is noted in time', async () => {
    time.advance(14 * HOUR);
    await start();
    await act(await open(), 'accept', wang);
    await pass(7 * 24 * HOUR + 12 * HOUR, 20 * MINUTE);
    const hours = (await said('escalated')).map(({ at }) => new Date(at + 8 * HOUR).getUTCHours());
    expect(hours.every((hour) => hour >= 7 && hour < 22)).toBe(true);
    expect(hours.length).toBeGreaterThan(2);
    expect((await said('breached'))[0]?.at).toBe(time.ms - 12 * HOUR);
  });

  it('tells the group by its card with its buttons; several together in one message', async () => {
    await start(cityOf('utilities'));
    const id = await open();
    await act(id, 'accept', wang);
    await house.notices.execute();
    await pass(12 * HOUR, 12 * HOUR);
    const [card] = await house.notices.execute();
    expect(card).toMatchObject({ slot: `ping:${id}:-1001`, message: { type: 'card' } });
    expect(JSON.stringify(card?.message)).toContain('还剩 12 小时');
    await act(await open(), 'accept', wang);
    await act(await open(), 'accept', wang);
    await house.notices.execute();
    await pass(12 * HOUR - MINUTE, 12 * HOUR - MINUTE);
    await pass(MINUTE, MINUTE);
    const told = (await house.notices.execute()).filter(({ to }) => to.chatId === '-1001');
    expect(told).toHaveLength(1);
    expect((told[0]?.message as TextMessage).text.split('\n')).toHaveLength(4);
  });

  it('gives the morning list once a day, on working days, and is silent where there is nothing', async () => {
    await start();
    expect(await house.digest.execute()).toEqual([]);
    time.advance(21 * HOUR);
    await open();
    time.advance(3 * HOUR);
    // What came after the hour is known by its card.
    await open();
    const [list, ...others] = await house.digest.execute();
    expect(others).toEqual([]);
    expect(list).toMatchObject({ onceKey: `digest:2026-11-24:${STREET}:telegram:bot:-1001`, to: { chatId: '-1001' } });
    expect((list?.message as TextMessage).text).toContain('待签收 1 个：');
    expect(await house.digest.execute()).toEqual([]);
    time.advance(4 * 24 * HOUR);
    expect(await house.digest.execute()).toEqual([]);
  });

  async function keyOf(id: string): Promise<string> {
    const [row] = await house.db.unitOfWork.read('SELECT resident_key FROM tickets WHERE id = ?', [id]);
    return String(row?.resident_key);
  }
});
