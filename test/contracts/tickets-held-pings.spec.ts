import type { CardMessage } from '../../src/shared/chat';
import type { Actor, MoveName, Notice } from '../../src/tickets';
import { aCity } from '../builders/city.builder';
import { aPhoto, aRequest, aResident } from '../builders/service-request.builder';
import { onBothDatabases, testDatabase, type TestDatabase } from '../support/databases';
import { FakeTime } from '../fakes/fake-time';
import { ticketsInstance, type TicketsHouse } from '../support/tickets-house';

const wang: Actor = { kind: 'handler', id: '7', name: '王师傅', unit: 'street-110105026' };
const UNIT = '-1001';
const SECOND = 1_000;
const HOUR = 3_600_000;
const TEN = Date.UTC(2026, 10, 23, 2, 0);

onBothDatabases('pings that wait', (dialect) => {
  let database: TestDatabase;
  let time: FakeTime;
  let house: TicketsHouse;
  let opened: number;
  const base = aCity();
  const city = {
    ...base,
    policy: { ...base.policy, pings: { ...base.policy.pings, togetherSeconds: 60 } },
  };

  beforeEach(async () => {
    database = await testDatabase(dialect);
    time = new FakeTime(TEN);
    house = await ticketsInstance(database, { city, time });
    opened = 0;
  });
  afterEach(async () => {
    await house.close();
    await database.drop();
  });

  const open = async (evidence = [aPhoto()]): Promise<string> => {
    opened += 1;
    const request = aRequest({ resident: aResident(`r${opened}`), story: `第 ${opened} 个坑`, evidence });
    const [outcome] = await house.open.execute([request]);
    return outcome?.ok ? outcome.ticketId : '';
  };
  const act = (id: string, move: MoveName, by: Actor = wang, words: string | null = null) =>
    house.act.execute({ ticket: { id }, move, by, words, evidence: [] });
  const told = () => house.notices.execute();
  const due = (of = house) => of.db.unitOfWork.run(() => of.timed.execute());
  const cardOf = (notice: Notice | undefined): CardMessage => notice?.message as CardMessage;
  const lines = (notice: Notice | undefined) => cardOf(notice).rows.map(({ label }) => label.slice(-6, -2));
  const toUnit = (notices: readonly Notice[]) => notices.filter(({ to }) => to.chatId === UNIT);

  it('are one message a minute after the first, each ticket with a button', async () => {
    await open();
    expect(toUnit(await told())).toHaveLength(1);
    const [second] = [await open(), await open(), await open()];
    expect(toUnit(await told())).toEqual([]);
    time.advance(59 * SECOND);
    expect(await due()).toEqual([]);
    time.advance(SECOND);
    const [list, ...others] = await due();
    expect(others).toEqual([]);
    expect(list).toMatchObject({
      class: 'ping',
      to: { chatId: UNIT },
      slot: expect.stringMatching(/^list:/) as string,
      subject: null,
    });
    expect(cardOf(list).title).toBe('新到 3 个单子');
    expect(lines(list).slice(0, 3)).toEqual(['0002', '0003', '0004']);
    expect(cardOf(list).rows[0]?.value).toBe(
      '路面，朝阳区望京街道 望京西园四区，今天 12:00 前签收，还剩 1 小时 59 分钟',
    );
    expect(cardOf(list).choices[0]).toEqual({ token: `tk:accept:${second}`, label: '签收 0002' });
    expect(await due()).toEqual([]);
  });

  it('hold back those that come after them in turn', async () => {
    await open();
    await open();
    await told();
    time.advance(60 * SECOND);
    expect(await due()).toHaveLength(1);
    time.advance(59 * SECOND);
    await open();
    expect(toUnit(await told())).toEqual([]);
    time.advance(SECOND);
    expect(await due()).toHaveLength(1);
  });

  it('are a card with its evidence when there is one', async () => {
    await open();
    await told();
    const id = await open();
    await told();
    time.advance(60 * SECOND);
    const [card, ...others] = await due();
    expect(others).toEqual([]);
    expect(card).toMatchObject({ slot: `ping:${id}:${UNIT}`, subject: id, media: { media: [{ ref: 'photo-1' }] } });
    expect(cardOf(card).choices.map(({ label }) => label)).toEqual(['签收', '退回', '进展', '办结']);
  });

  it('become a card, with the evidence, when somebody acts on one of the list', async () => {
    await open();
    const [second, third] = [await open(), await open()];
    await told();
    time.advance(60 * SECOND);
    expect(await due()).toHaveLength(1);
    const cardIn = (notices: readonly Notice[]) => toUnit(notices).find(({ slot }) => slot?.startsWith('ping:'));
    await act(second, 'accept');
    const card = cardIn(await told());
    expect(card).toMatchObject({ slot: `ping:${second}:${UNIT}`, media: { media: [{ ref: 'photo-1' }] } });
    expect(cardOf(card).replaces).toBeUndefined();
    await act(second, 'update', wang, '在修');
    expect(cardOf(cardIn(await told())).replaces).toBe(`ping:${second}:${UNIT}`);
    await act(third, 'accept');
    expect(cardOf(cardIn(await told())).replaces).toBeUndefined();
  });

  it('show on the list what became of each, until nothing of it waits', async () => {
    await open();
    const [second, third, fourth] = [await open(), await open(), await open()];
    await told();
    time.advance(60 * SECOND);
    const [list] = await due();
    const listNow = async () => {
      const edits = toUnit(await told()).filter(({ slot }) => slot === list?.slot);
      expect(edits.length).toBeLessThanOrEqual(1);
      return edits[0] && cardOf(edits[0]);
    };
    await act(second, 'urge', { kind: 'resident', key: 'telegram:bot:r2', name: null });
    expect(await listNow()).toBeUndefined();
    await act(second, 'accept');
    const accepted = await listNow();
    expect(accepted).toMatchObject({ replaces: list?.slot, onlyInPlace: true });
    expect(accepted?.title).toBe('新到 3 个单子，还有 2 个待签收');
    const rowOf = (card: CardMessage | undefined, short: string) =>
      card?.rows.find(({ label }) => label.includes(`-${short}-`))?.value;
    expect(accepted?.rows.map(({ label }) => label.slice(-6, -2)).slice(0, 3)).toEqual(['0003', '0004', '0002']);
    expect(rowOf(accepted, '0002')).toBe('路面，已签收 · 王师傅');
    expect(accepted?.choices.map(({ label }) => label)).toEqual(['签收 0003', '签收 0004']);
    await act(third, 'return', wang, '不归我们');
    const returned = await listNow();
    expect(rowOf(returned, '0003')).toBe('路面，已转朝阳区政府');
    await act(fourth, 'withdraw', { kind: 'resident', key: 'telegram:bot:r4', name: null });
    expect(await listNow()).toMatchObject({ title: '新到 3 个单子，没有待签收的了', choices: [] });
    await act(second, 'resolve', wang, '补好了');
    expect(await listNow()).toBeUndefined();
    expect(await house.db.unitOfWork.read('SELECT * FROM listed_pings')).toEqual([]);
  });

  it('change while they wait, and the change is on the card', async () => {
    await open();
    const id = await open([]);
    await told();
    await act(id, 'addWords', { kind: 'resident', key: 'telegram:bot:r2', name: null }, '坑更大了');
    const [words, ...others] = toUnit(await told());
    expect(others).toEqual([]);
    expect(words?.message).toMatchObject({ type: 'text', text: expect.stringContaining('坑更大了') as string });
    time.advance(60 * SECOND);
    expect(toUnit(await due())).toHaveLength(1);
  });

  it('are not told when they are gone, and at once when somebody took them on', async () => {
    await open();
    const [gone, taken] = [await open(), await open()];
    await told();
    await act(gone, 'withdraw', { kind: 'resident', key: 'telegram:bot:r2', name: null });
    expect(toUnit(await told()).map(({ message }) => message.type)).toEqual(['text']);
    await act(taken, 'accept');
    expect(toUnit(await told())).toMatchObject([{ slot: `ping:${taken}:${UNIT}`, media: { type: 'media' } }]);
    time.advance(60 * SECOND);
    expect(await due()).toEqual([]);
  });

  it('are told once, whoever asks, and by the instance that comes after', async () => {
    await open();
    await open();
    await open();
    await told();
    await house.close();
    time.advance(60 * SECOND);
    house = await ticketsInstance(database, { city, time });
    const other = await ticketsInstance(database, { city, time });
    const all = await Promise.all([due(), due(other), due(), due(other)]);
    expect(all.flat()).toHaveLength(1);
    await other.close();
  });

  it('come back when what told them was not written', async () => {
    await open();
    await open();
    await told();
    time.advance(60 * SECOND);
    const failing = house.db.unitOfWork.run(async () => {
      expect(await house.timed.execute()).toHaveLength(1);
      throw new Error('later step');
    });
    await expect(failing).rejects.toThrow('later step');
    expect(await due()).toHaveLength(1);
  });

  it('wait for the morning where the grade can wait', async () => {
    time.advance(13 * HOUR);
    await open();
    await open();
    expect(toUnit(await told())).toEqual([]);
    time.advance(7 * HOUR + 59 * 60 * SECOND);
    expect(await due()).toEqual([]);
    time.advance(60 * SECOND);
    expect(cardOf((await due())[0]).title).toBe('新到 2 个单子');
  });

  it('go to the groups that the unit has by then', async () => {
    await open();
    await open();
    await open();
    await told();
    const { code } = await house.groups.issueCode('street-110105026');
    await house.groups.bind(code, { channel: 'telegram', account: 'bot', chatId: '-2002' }, null, '7');
    // What the files name is nobody's any more.
    await house.groups.move({ channel: 'telegram', account: 'bot', chatId: UNIT }, '-2003');
    time.advance(60 * SECOND);
    expect((await due()).map(({ to }) => to.chatId).sort()).toEqual(['-2002', '-2003']);
  });

  it('are a few messages when they are very many, each ticket in one of them', async () => {
    for (let count = 0; count < 20; count += 1) await open([]);
    await told();
    time.advance(60 * SECOND);
    const lists = await due();
    expect(lists.map((one) => cardOf(one).title)).toEqual(['新到 12 个单子', '新到 7 个单子']);
    const named = lists.flatMap((one) => cardOf(one).rows.flatMap(({ label }) => label || []));
    expect(new Set(named).size).toBe(19);
    expect(cardOf(lists[0]).choices).toHaveLength(10);
  });
});
