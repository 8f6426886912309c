import { Refusal } from '../../src/shared/app-error';
import type { Actor, MoveName, TicketCommand, TicketView } from '../../src/tickets';
import { aPhoto, aRequest, aResident } from '../builders/service-request.builder';
import { onBothDatabases, testDatabase } from '../support/databases';
import { ticketsHouse, ticketsInstance, type TicketsHouse } from '../support/tickets-house';

const STREET = 'street-110105026';
const wang: Actor = { kind: 'handler', id: '7', name: '王师傅', unit: STREET };
const li: Actor = { kind: 'handler', id: '8', name: '李工', unit: STREET };
const resident: Actor = { kind: 'resident', key: 'telegram:bot:old-zhang', name: null };

onBothDatabases('acting on tickets', (dialect) => {
  let house: TicketsHouse;
  let id: string;
  let number: string;

  beforeEach(async () => {
    house = await ticketsHouse(dialect);
    const [outcome] = await house.open.execute([aRequest({ resident: aResident('old-zhang') })]);
    if (!outcome?.ok) throw new Error('not opened');
    ({ ticketId: id, number } = outcome);
  });
  afterEach(() => house.close());

  const act = (move: MoveName, by: Actor, more: Partial<TicketCommand> = {}): Promise<TicketView> =>
    house.act.execute({ ticket: { id }, move, by, words: null, evidence: [], ...more });
  const refusal = (promise: Promise<unknown>): Promise<Refusal> =>
    promise.then(
      () => new Refusal('none'),
      (error: Refusal) => error,
    );

  it('goes from acceptance over progress to resolved, and the story tells it without the names of staff', async () => {
    expect(await act('accept', wang)).toMatchObject({ state: 'accepted', handlerName: '王师傅' });
    await act('update', wang, { words: '已到现场', evidence: [aPhoto()] });
    const after = await act('resolve', wang, { words: '已修好' });
    expect(after).toMatchObject({ state: 'resolved', evidenceCount: 1 });
    const { story } = await house.progress.story('telegram:bot:old-zhang', number.replace(/-/g, '').toLowerCase());
    expect(story?.events.map(({ type }) => type)).toEqual([
      ...['submitted', 'received', 'dispatched', 'accepted', 'progressed', 'resolved'],
    ]);
    expect(story?.events.at(-2)).toMatchObject({ words: '已到现场', evidenceCount: 1, unit: { 'zh-CN': '望京街道' } });
    expect(JSON.stringify(story)).not.toContain('王师傅');
  });

  it('takes progress and resolving for acceptance', async () => {
    await act('resolve', wang, { words: '已修好' });
    const { story } = await house.progress.story('telegram:bot:old-zhang', number);
    expect(story?.events.map(({ type }) => type).slice(-2)).toEqual(['accepted', 'resolved']);
    expect(story?.acceptedAt).toEqual(house.time.now());
  });

  it('lets one of two who accept at once win, and tells the other who it was', async () => {
    const both = await Promise.allSettled([act('accept', wang), act('accept', li)]);
    const won = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const lost = both.flatMap((one) => (one.status === 'rejected' ? [one.reason as Refusal] : []));
    expect(won).toHaveLength(1);
    expect(lost).toMatchObject([{ code: 'ticket.alreadyDone', params: { by: won[0]?.handlerName, move: 'accept' } }]);
  });

  it('knows nothing for other units and other residents', async () => {
    expect(await refusal(act('accept', { ...wang, unit: 'util-lamps' }))).toMatchObject({ code: 'ticket.notFound' });
    expect(await refusal(act('urge', { ...resident, key: 'telegram:bot:stranger' }))).toMatchObject({
      code: 'ticket.notFound',
    });
    expect(await house.progress.story('telegram:bot:stranger', number)).toEqual({ story: null, slowDownMs: 0 });
    expect(await house.progress.inScope({ unit: 'util-lamps' }, number)).toEqual([]);
  });

  it('finds an own ticket by its number or its last digits, and nobody else’s', async () => {
    await house.open.execute([
      aRequest({ resident: aResident('old-zhang') }),
      aRequest({ resident: aResident('other') }),
    ]);
    const called = async (said: string, by = 'old-zhang'): Promise<string[]> =>
      (await house.progress.ownCalled(`telegram:bot:${by}`, said)).map((ticket) => ticket.number);
    const [, day = '', running = '', check = ''] = number.split('-');
    for (const said of [
      number,
      number.toLowerCase(),
      running,
      `${running}${check}`,
      `${day.slice(2)}${running}${check}`,
    ])
      expect(await called(said)).toEqual([number]);
    expect(await called('9999')).toEqual([]);
    expect(await called(running, 'other')).toEqual([]);
    expect(await called(number, 'other')).toEqual([]);
  });

  it('passes a returned ticket on along the line; returned too often it waits for a ruling', async () => {
    const returned = await act('return', wang, { words: '不归我们' });
    expect(returned).toMatchObject({ state: 'dispatched', unit: { code: 'district-110105' } });
    expect(await refusal(act('return', li, { words: '不归我们' }))).toMatchObject({
      code: 'ticket.alreadyDone',
      params: { by: '王师傅' },
    });
    expect(await refusal(act('accept', li))).toMatchObject({ code: 'ticket.notFound' });
    const last = await act('return', { ...wang, unit: 'district-110105' }, { words: '也不归我们' });
    expect(last).toMatchObject({ state: 'dispatched', unit: { code: 'hotline' }, handlerName: null });
    const centre = { ...wang, unit: 'hotline' };
    const held = await act('return', centre, { words: '不行' });
    expect(held).toMatchObject({ state: 'returnRequested', unit: { code: 'hotline' } });
    expect(held.moves).not.toContain('return');
    expect(await refusal(act('accept', centre))).toMatchObject({ code: 'ticket.notAllowedNow' });
  });

  it('stands still while the resident is asked, and goes on where it was', async () => {
    const before = await act('accept', wang);
    await act('askInfo', wang, { words: '哪个门？' });
    house.time.advance(3_600_000);
    const after = await act('addWords', resident, { words: '北门' });
    expect(after.state).toBe('accepted');
    expect(after.resolveBy.getTime() - before.resolveBy.getTime()).toBe(3_600_000);
  });

  it('takes additions within limits, and one urge a day', async () => {
    await act('addEvidence', resident, { ticket: { number }, evidence: [aPhoto('1'), aPhoto('2')], words: '两张' });
    expect(await refusal(act('addEvidence', resident, { evidence: [aPhoto('3'), aPhoto('4')] }))).toMatchObject({
      code: 'ticket.tooMuchEvidence',
    });
    expect(await act('urge', resident)).toMatchObject({ urgeCount: 1, evidenceCount: 2 });
    const again = house.time.ms + 86_400_000;
    expect(await refusal(act('urge', resident))).toMatchObject({ code: 'urge.tooSoon', params: { again } });
  });

  it('is withdrawn once, and reopened after it was resolved', async () => {
    await act('resolve', wang, { words: '好了' });
    expect(await refusal(act('withdraw', resident))).toMatchObject({
      code: 'ticket.notAllowedNow',
      params: { state: 'resolved', move: 'withdraw' },
    });
    const reopened = await act('reopen', resident, { words: '没修好' });
    expect(reopened).toMatchObject({ state: 'inProgress', resolvedAt: null });
    await act('withdraw', resident);
    expect(await refusal(act('withdraw', resident))).toMatchObject({ code: 'ticket.alreadyDone' });
  });

  it('finds a unit’s tickets by whole number, short number and id, the open ones first', async () => {
    for (const said of [number, '0001', '1', '#0001', `id:${id}`]) {
      expect((await house.progress.inScope({ unit: STREET }, said)).map((ticket) => ticket.id)).toEqual([id]);
    }
    house.time.advance(86_400_000);
    const [next] = await house.open.execute([aRequest()]);
    const nextId = next?.ok ? next.ticketId : '';
    expect((await house.progress.inScope({ unit: STREET }, '0001')).map((ticket) => ticket.id)).toEqual([nextId, id]);
    await act('resolve', wang, { ticket: { id: nextId }, words: '好了' });
    expect((await house.progress.inScope({ unit: STREET }, '0001')).map((ticket) => ticket.id)).toEqual([id]);
    expect((await house.progress.openOfUnit(STREET)).map((ticket) => ticket.id)).toEqual([id]);
  });

  it('lists own tickets newest first, and slows down who guesses', async () => {
    house.time.advance(1000);
    await house.open.execute([aRequest({ resident: aResident('old-zhang'), story: '第二件' })]);
    const own = await house.progress.listOwn('telegram:bot:old-zhang', 1, 0);
    expect(own).toMatchObject([{ story: '第二件', handlerName: null }]);
    const waits: number[] = [];
    for (let guess = 0; guess < 4; guess += 1) {
      waits.push((await house.progress.story('telegram:bot:guesser', number)).slowDownMs);
    }
    expect(waits).toEqual([0, 0, 0, 600_000]);
    house.time.advance(600_001);
    expect((await house.progress.story('telegram:bot:guesser', number)).slowDownMs).toBe(0);
  });

  it('counts the tries of a person on every instance, and of nobody else', async () => {
    const database = await testDatabase(dialect);
    const one = await ticketsInstance(database);
    const another = await ticketsInstance(database, { time: one.time });
    const guess = async (at: TicketsHouse, who: string): Promise<number> =>
      (await at.progress.story(`telegram:bot:${who}`, '0099')).slowDownMs;
    expect([await guess(one, 'a'), await guess(another, 'a'), await guess(one, 'a')]).toEqual([0, 0, 0]);
    await one.close();
    expect(await guess(another, 'a')).toBeGreaterThan(0);
    expect(await guess(another, 'b')).toBe(0);
    await another.close();
    await database.drop();
  });
});
