import type { Actor, MoveName, Notice, TicketCommand, TicketView } from '../../src/tickets';
import { aCity } from '../builders/city.builder';
import { aRequest } from '../builders/service-request.builder';
import { onBothDatabases, testDatabase, type TestDatabase } from '../support/databases';
import { ticketsInstance, type TicketsHouse, type TicketsHouseOptions } from '../support/tickets-house';

const nowhere = { text: '路边，打13800138000问我', lat: null, lon: null, district: null, street: null };
const centre: Actor = { kind: 'dispatcher', id: '3', name: '赵调度' };
const DISPATCHERS = 'desk:hotline.dispatchers';

onBothDatabases('tickets that no rule can route', (dialect) => {
  let database: TestDatabase;
  let house: TicketsHouse;

  const start = async (options: TicketsHouseOptions = { demo: true }): Promise<void> => {
    database = await testDatabase(dialect);
    house = await ticketsInstance(database, options);
  };
  afterEach(async () => {
    await house.close();
    await database.drop();
  });

  const open = async (more: Parameters<typeof aRequest>[0] = { place: nowhere }): Promise<string> => {
    const [outcome] = await house.open.execute([aRequest(more)]);
    if (!outcome?.ok) throw new Error('not opened');
    return outcome.ticketId;
  };
  const act = (id: string, move: MoveName, by: Actor, more: Partial<TicketCommand> = {}): Promise<TicketView> =>
    house.act.execute({ ticket: { id }, move, by, words: '说明', evidence: [], ...more });
  const toDispatchers = async (): Promise<Notice[]> =>
    (await house.notices.execute()).filter(({ to }) => to.chatId === DISPATCHERS);
  const cardOf = (notice: Notice | undefined) => {
    if (notice?.message.type !== 'card') throw new Error('no card');
    return notice.message;
  };

  it('come to the dispatchers as a card with place, deadline, masked numbers and what can be done', async () => {
    await start();
    const id = await open();
    const [notice, ...others] = await toDispatchers();
    expect(others).toEqual([]);
    const { title, rows, choices } = cardOf(notice);
    expect(title).toContain('没有规则可派，暂由市民热线中心兜底');
    expect(choices.map(({ token }) => token)).toEqual(
      ['dispatch', 'confirmUnit', 'recategorise'].map((move) => `tk:${move}:${id}`),
    );
    const shown = Object.fromEntries(rows.map(({ label, value }) => [label, value]));
    expect(shown['地点']).toBe('路边，打138****8000问我');
    expect(shown['办结时限']).toContain('前');
    expect(notice?.onceKey).toContain(`${id}.unrouted:`);
  });

  it('come once, though a unit that was chosen by hand gives it back to the fallback', async () => {
    await start();
    const id = await open();
    const [first] = await toDispatchers();
    await act(id, 'dispatch', centre, { unit: 'util-lamps' });
    const [moved] = await toDispatchers();
    expect(cardOf(moved)).toMatchObject({ rows: [{ value: '已转照明中心' }], choices: [], replaces: first?.slot });
    await act(id, 'return', { kind: 'handler', id: '7', name: '王师傅', unit: 'util-lamps' });
    expect(await house.stored.find({ id })).toMatchObject({ leadUnit: 'hotline', byFallback: true });
    expect((await toDispatchers()).map(({ onceKey }) => onceKey)).toEqual([first?.onceKey]);
  });

  it('stay with the fallback when it is confirmed, which is told, kept in the log and not done twice', async () => {
    await start();
    const id = await open();
    await house.notices.execute();
    await act(id, 'confirmUnit', centre);
    const told = await house.notices.execute();
    expect(told.map(({ to }) => to.chatId)).toEqual([DISPATCHERS, 'desk:hotline']);
    expect(cardOf(told[0])).toMatchObject({ title: expect.stringContaining('已定由市民热线中心主办'), choices: [] });
    expect(await house.stored.find({ id })).toMatchObject({ leadUnit: 'hotline', byFallback: false });
    expect(await house.audit.list(1, id)).toMatchObject([{ action: 'ruled', detail: { event: 'unitConfirmed' } }]);
    await expect(act(id, 'confirmUnit', centre)).rejects.toMatchObject({ code: 'unit.notByFallback' });
  });

  it('show their new category on the same card, with what can still be done', async () => {
    await start();
    const id = await open();
    const [first] = await toDispatchers();
    const { routesTo } = await house.correctCategory.execute({ ticket: { id }, category: 'road.lamp', by: centre });
    expect(routesTo?.code).toBe('util-lamps');
    const [card] = await toDispatchers();
    expect(cardOf(card)).toMatchObject({ title: expect.stringContaining('改为“路灯”'), replaces: first?.slot });
    expect(cardOf(card).choices).toHaveLength(3);
  });

  it('are no news to dispatchers when a rule names the fallback itself', async () => {
    await start();
    await open({ category: 'other.other', place: nowhere });
    expect(await toDispatchers()).toEqual([]);
  });

  it('go to nobody in their stead where dispatchers have no group', async () => {
    const city = aCity();
    const units = city.units.map((unit) => (unit.code === 'hotline' ? { ...unit, groups: ['telegram:-2'] } : unit));
    await start({ city: { ...city, units } });
    await open();
    const told = await house.notices.execute();
    expect(told.map(({ to, slot }) => [to.chatId, slot?.split(':')[0]])).toEqual([['-2', 'ping']]);
  });
});
