import type { Actor, MoveName, Notice, ServiceRequest, TicketCommand } from '../../src/tickets';
import type { Ticket } from '../../src/tickets/domain/ticket';
import { aCity } from '../builders/city.builder';
import { aPhoto, aRequest, aResident } from '../builders/service-request.builder';
import { onBothDatabases } from '../support/databases';
import { ticketsHouse, type TicketsHouse } from '../support/tickets-house';

const STREET = 'street-110105026';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const wang: Actor = { kind: 'handler', id: '7', name: '王师傅', unit: STREET };
const keyOf = (person: string): string => `telegram:bot:${person}`;
const actorOf = (person: string): Actor => ({ kind: 'resident', key: keyOf(person), name: person });

onBothDatabases('callbacks', (dialect) => {
  let house: TicketsHouse;
  let main: string;

  beforeEach(async () => {
    house = await ticketsHouse(dialect);
    main = await opened(request('zhang'));
  });
  afterEach(() => house.close());

  const request = (person: string, more: Partial<ServiceRequest> = {}): ServiceRequest =>
    aRequest({ resident: aResident(person), ...more });
  const opened = async (one: ServiceRequest): Promise<string> => {
    const [outcome] = await house.joining.open.execute([one]);
    if (!outcome?.ok) throw new Error('not opened');
    return outcome.ticketId;
  };
  const act = (id: string, move: MoveName, by: Actor, more: Partial<TicketCommand> = {}) =>
    house.joining.act.execute({ ticket: { id }, move, by, words: null, evidence: [], ...more });
  const resolve = () => act(main, 'resolve', wang, { words: '修好了' });
  const after = async (ms: number): Promise<void> => {
    house.time.advance(ms);
    await house.callbacks.sweep.execute();
  };
  const asked = async (person = 'zhang') => {
    const [one] = await house.callbacks.open.of(keyOf(person));
    if (!one) throw new Error('not asked');
    return one;
  };
  const answer = async (solved: boolean, person = 'zhang', words: string | null = null) =>
    house.callbacks.answer.execute({
      ...{ id: (await asked(person)).id, by: { key: keyOf(person), name: person } },
      ...{ solved, words, otherwise: '居民说没有解决' },
    });
  const ticket = async (id = main): Promise<Ticket> => {
    const found = await house.stored.find({ id });
    if (!found) throw new Error('no such ticket');
    return found;
  };
  const rows = () => house.db.unitOfWork.read('SELECT * FROM callbacks ORDER BY id');
  const supervisions = async () =>
    (await house.stored.overlaysOf(main)).flatMap((one) => (one.kind === 'supervision' ? [one.data] : []));
  const wordsOf = ({ message }: Notice): string => JSON.stringify(message);
  const told = async (chat: string): Promise<Notice[]> =>
    (await house.notices.execute()).filter(({ to }) => to.chatId === chat);

  it('asks after the time that policy gives, once, by buttons that fit every channel', async () => {
    await resolve();
    await after(59 * MINUTE);
    expect(await house.callbacks.open.of(keyOf('zhang'))).toEqual([]);
    await house.notices.execute();
    await after(MINUTE);
    await after(MINUTE);
    const [question, ...more] = await told('zhang');
    expect(more).toEqual([]);
    const { number } = await ticket();
    expect(question?.message).toMatchObject({ type: 'menu', prompt: `您的单子 ${number}，问题解决了吗？` });
    const choices = question?.message.type === 'menu' ? question.message.choices : [];
    expect(choices.map(({ label }) => label)).toEqual(['解决了', '没解决']);
    for (const { token } of choices) expect(Buffer.byteLength(token)).toBeLessThanOrEqual(64);
    expect(await rows()).toMatchObject([
      { number, conversation: keyOf('zhang'), state: 'asked', unit: STREET, district: '110105', contacted: 0 },
    ]);
  });

  it('does not ask at night', async () => {
    house.time.advance(12 * HOUR);
    await resolve();
    await after(2 * HOUR);
    expect(await house.callbacks.open.of(keyOf('zhang'))).toEqual([]);
    await after(7 * HOUR);
    expect(await house.callbacks.open.of(keyOf('zhang'))).toHaveLength(1);
  });

  it('closes by callback what is solved, and keeps how satisfied and in which words', async () => {
    await resolve();
    await after(HOUR);
    const { id } = await answer(true);
    expect(await ticket()).toMatchObject({ state: 'closed' });
    const by = { key: keyOf('zhang'), name: null };
    await house.callbacks.answer.execute({ id, by, satisfaction: 4 });
    await house.callbacks.answer.execute({ id, by, contacted: false });
    await house.callbacks.answer.execute({ id, by, words: '师傅很认真', evidence: [aPhoto('after')] });
    const [row] = await rows();
    expect(row).toMatchObject({ state: 'answered', satisfaction: 4, words: '师傅很认真' });
    expect([row?.contacted, row?.solved, row?.effective].map(Number)).toEqual([0, 1, 1]);
    expect(JSON.parse(String(row?.evidence))).toMatchObject([{ ref: 'after' }]);
    const closed = (await house.stored.history(main)).find(({ type }) => type === 'closed');
    expect(closed?.data).toEqual({ how: 'callback' });
  });

  it('takes the first verdict only, and from nobody else', async () => {
    await resolve();
    await after(HOUR);
    const { id } = await asked();
    const stranger = { key: keyOf('li'), name: null };
    await expect(house.callbacks.answer.execute({ id, by: stranger, solved: false })).rejects.toMatchObject({
      code: 'ticket.notFound',
    });
    await answer(true);
    const again = await house.callbacks.answer.execute({ id, by: { key: keyOf('zhang'), name: null }, solved: false });
    expect(again.solved).toBe(true);
    expect(await ticket()).toMatchObject({ state: 'closed' });
  });

  it('takes up again what is not solved, and tells the unit at once in masked words', async () => {
    await resolve();
    await after(HOUR);
    await house.notices.execute();
    const { id } = await answer(false, 'zhang', '还是塌的，打 13912345678');
    expect(await ticket()).toMatchObject({ state: 'inProgress', leadUnit: STREET });
    const heard = (await told('-1001')).map(wordsOf).join();
    expect(heard).toContain('还是塌的，打 139****5678');
    const photo = aPhoto('hole');
    await house.callbacks.answer.execute({
      id,
      by: { key: keyOf('zhang'), name: null },
      words: '看照片',
      evidence: [photo],
    });
    const more = await told('-1001');
    expect(more.find(({ media }) => media)?.media?.media).toMatchObject([{ ref: 'hole' }]);
    expect((await rows()).map(({ solved, effective }) => [Number(solved), Number(effective)])).toEqual([[0, 1]]);
  });

  it('is supervised by rule when callbacks say it twice, and not more with every other time', async () => {
    for (const expected of [0, 1, 1]) {
      await resolve();
      await after(HOUR);
      await answer(false);
      expect(await supervisions()).toHaveLength(expected);
    }
    expect(await supervisions()).toMatchObject([{ level: 'notice', cause: 'unsolved' }]);
  });

  it('is supervised by rule when it was taken up again twice', async () => {
    for (const expected of [0, 1]) {
      await resolve();
      await act(main, 'reopen', actorOf('zhang'), { words: '又坏了' });
      expect(await supervisions()).toHaveLength(expected);
    }
    expect(await supervisions()).toMatchObject([{ cause: 'reopened' }]);
  });

  it('reminds once, and in the end closes without an answer, not effective', async () => {
    await resolve();
    await after(HOUR);
    await house.notices.execute();
    await after(DAY);
    await after(MINUTE);
    expect((await told('zhang')).map(wordsOf)).toHaveLength(1);
    await after(DAY);
    expect(await told('zhang')).toEqual([]);
    await after(DAY);
    expect(await ticket()).toMatchObject({ state: 'closed' });
    const [row] = await rows();
    expect(row).toMatchObject({ state: 'expired', solved: null });
    expect([row?.contacted, row?.effective].map(Number)).toEqual([0, 0]);
    const history = await house.stored.history(main);
    expect(history.find(({ type }) => type === 'closed')?.data).toEqual({ how: 'timeOut' });
    const late = { id: String(row?.id), by: { key: keyOf('zhang'), name: null }, solved: true };
    await expect(house.callbacks.answer.execute(late)).rejects.toMatchObject({ code: 'callback.over' });
  });

  it('lapses when the ticket is taken up again before, and asks anew after the next resolve', async () => {
    await resolve();
    await act(main, 'reopen', actorOf('zhang'), { words: '没修' });
    await after(2 * HOUR);
    expect((await rows()).map(({ state }) => state)).toEqual(['lapsed']);
    await resolve();
    await after(HOUR);
    expect((await rows()).map(({ state }) => state)).toEqual(['lapsed', 'asked']);
  });

  it('asks everybody of a matter about their own number, and closes when the last was heard', async () => {
    const li = await opened(request('li', { joins: main, language: 'en' }));
    const wu = await opened(request('wu', { joins: main }));
    await act(wu, 'withdraw', actorOf('wu'));
    await resolve();
    await house.notices.execute();
    await after(HOUR);
    const notices = await house.notices.execute();
    expect(notices.map(({ to }) => to.chatId).sort()).toEqual(['li', 'zhang']);
    const { number } = await ticket(li);
    expect(notices.map(wordsOf).join()).toContain(`Is the problem of your ticket ${number} solved?`);
    await answer(true);
    expect(await ticket()).toMatchObject({ state: 'resolved' });
    await answer(true, 'li');
    expect(await ticket()).toMatchObject({ state: 'closed' });
  });

  it.each([
    ['withdraws', 'withdraw', actorOf('li')],
    ['is split', 'split', { kind: 'dispatcher', id: 'd', name: '调度' }],
  ] as const)(
    'asks one who joined no more when that one %s, and closes when nobody else is to answer',
    async (...how) => {
      const [, move, by] = how;
      const li = await opened(request('li', { joins: main }));
      await resolve();
      await after(HOUR);
      await answer(true);
      expect(await ticket()).toMatchObject({ state: 'resolved' });
      const { id } = await asked('li');
      await act(li, move, by);
      expect(await house.callbacks.open.of(keyOf('li'))).toEqual([]);
      const late = { id, by: { key: keyOf('li'), name: null }, solved: false };
      await expect(house.callbacks.answer.execute(late)).rejects.toMatchObject({ code: 'callback.over' });
      expect(await ticket()).toMatchObject({ state: 'closed' });
    },
  );

  it('takes it up again for one who joined, and asks the others no more', async () => {
    await opened(request('li', { joins: main }));
    await resolve();
    await after(HOUR);
    await answer(false, 'li', '我家门口还是坏的');
    expect(await ticket()).toMatchObject({ state: 'inProgress' });
    expect(await house.callbacks.open.of(keyOf('zhang'))).toEqual([]);
  });

  it('speaks once however many sweep at the same time', async () => {
    await resolve();
    await house.notices.execute();
    house.time.advance(HOUR);
    await Promise.all([1, 2, 3].map(() => house.callbacks.sweep.execute()));
    const history = await house.stored.history(main);
    expect(history.filter(({ type }) => type === 'callbackAsked')).toHaveLength(1);
    expect(history.map(({ seq }) => seq)).toEqual(history.map((_, index) => index + 1));
  });
});

onBothDatabases('supervision by rule', (dialect) => {
  it('watches what was not done in time, once, where policy says so', async () => {
    const supervisionByRule = { reopened: 2, breached: 'notice', unsolvedCallbacks: 2 } as const;
    const house = await ticketsHouse(dialect, { city: aCity({}, { supervisionByRule }) });
    const [outcome] = await house.open.execute([aRequest()]);
    const id = outcome?.ok ? outcome.ticketId : '';
    house.time.advance(8 * DAY);
    await house.sweep.execute();
    house.time.advance(DAY);
    await house.sweep.execute();
    expect(await house.stored.overlaysOf(id)).toMatchObject([
      { kind: 'supervision', data: { cause: 'breach', level: 'notice' } },
    ]);
    await house.close();
  });
});

onBothDatabases('commendations', (dialect) => {
  let house: TicketsHouse;
  beforeEach(async () => {
    house = await ticketsHouse(dialect);
  });
  afterEach(() => house.close());

  const praise = async (more: Partial<ServiceRequest> = {}) => {
    const [outcome] = await house.open.execute([
      aRequest({
        kind: 'commendation',
        category: 'other.other',
        story: '表扬望京街道的王师傅，打 13912345678',
        ...more,
      }),
    ]);
    if (!outcome?.ok) throw new Error('not opened');
    return outcome;
  };
  const toGroup = async () => (await house.notices.execute()).filter(({ to }) => to.chatId === '-1001');

  it('are answered at once, credited to the unit they name, and heard by its group', async () => {
    const { ticketId, unit } = await praise({
      place: { text: null, lat: null, lon: null, district: null, street: null },
    });
    expect(unit.code).toBe(STREET);
    expect(await house.stored.find({ id: ticketId })).toMatchObject({ state: 'answered', leadUnit: STREET });
    expect(await house.notices.execute()).toEqual([]);
    await house.praise.sweep.execute();
    const [notice, ...more] = await toGroup();
    expect(more).toEqual([]);
    expect(JSON.stringify(notice?.message)).toContain('居民表扬你们：表扬望京街道的王师傅，打 139****5678');
    await house.praise.sweep.execute();
    expect(await toGroup()).toEqual([]);
  });

  it('are credited to the unit that handled the ticket they name, when it is the resident’s own', async () => {
    const place = { text: null, lat: null, lon: null, district: null, street: null };
    const lamp = { kind: 'complaint' as const, category: 'road.lamp', story: '路灯不亮', place };
    const own = await praise({ ...lamp, resident: aResident('zhang') });
    const story = `谢谢 ${own.number} 的师傅`;
    expect((await praise({ story, place, resident: aResident('zhang') })).unit.code).toBe('util-lamps');
    expect((await praise({ story, place, resident: aResident('li') })).unit.code).toBe('hotline');
  });

  it('wait for the end of the quiet hours, but not for another day', async () => {
    house.time.advance(16 * HOUR);
    await praise();
    await house.praise.sweep.execute();
    expect(await toGroup()).toEqual([]);
    house.time.advance(5 * HOUR);
    await house.praise.sweep.execute();
    expect(await toGroup()).toHaveLength(1);
    house.time.advance(16 * HOUR);
    await praise();
    await house.praise.sweep.execute();
    expect(await toGroup()).toHaveLength(1);
  });

  it('are counted by unit and period', async () => {
    const from = house.time.now();
    await praise();
    await praise();
    await praise({ story: '表扬照明中心' });
    house.time.advance(DAY);
    await praise();
    const to = new Date(from.getTime() + DAY);
    expect(await house.praise.count.execute(from, to)).toEqual([
      { unit: STREET, count: 2 },
      { unit: 'util-lamps', count: 1 },
    ]);
    expect(await house.praise.count.execute(from, to, 'util-lamps')).toEqual([{ unit: 'util-lamps', count: 1 }]);
  });
});
