import type { Actor, MoveName, TicketCommand, TicketView } from '../../src/tickets';
import type { Notice } from '../../src/tickets';
import { aCity } from '../builders/city.builder';
import { aRequest } from '../builders/service-request.builder';
import { onBothDatabases, testDatabase, type TestDatabase } from '../support/databases';
import { ticketsInstance, type TicketsHouse } from '../support/tickets-house';

const STREET = 'street-110105026';
const DISTRICT = 'district-110105';
const handler: Actor = { kind: 'handler', id: '7', name: '王师傅', unit: STREET };
const centre: Actor = { kind: 'dispatcher', id: '3', name: '赵调度' };

onBothDatabases('rulings on returned tickets', (dialect) => {
  let database: TestDatabase;
  let house: TicketsHouse;
  let other: TicketsHouse;

  beforeEach(async () => {
    database = await testDatabase(dialect);
    const city = aCity({}, { returnsBeforeRuling: 1 });
    house = await ticketsInstance(database, { city, demo: true });
    other = await ticketsInstance(database, { city, demo: true, time: house.time });
  });
  afterEach(async () => {
    await house.close();
    await other.close();
    await database.drop();
  });

  const open = async (where: TicketsHouse = house): Promise<TicketView['id']> => {
    const [outcome] = await where.open.execute([aRequest()]);
    if (!outcome?.ok) throw new Error('not opened');
    return outcome.ticketId;
  };
  const act = (id: string, move: MoveName, by: Actor, more: Partial<TicketCommand> = {}): Promise<TicketView> =>
    house.act.execute({ ticket: { id }, move, by, words: '说明', evidence: [], ...more });
  const leads = async (id: string): Promise<string | undefined> => (await house.stored.find({ id }))?.leadUnit;
  const offered = (notices: readonly Notice[]): string[] =>
    notices.flatMap(({ message }) => (message.type === 'menu' ? [message.prompt] : []));
  const ruled = async (): Promise<string> => {
    const id = await open();
    await act(id, 'return', handler);
    await act(id, 'upholdReturn', centre, { unit: DISTRICT });
    return id;
  };

  it('offers what was ruled at once, and when the next such matter goes elsewhere', async () => {
    const id = await ruled();
    expect(offered(await house.notices.execute())).toEqual([expect.stringContaining('以后同样的事')]);
    expect(await leads(id)).toBe(DISTRICT);
    const next = await open();
    expect(await leads(next)).toBe(STREET);
    expect(offered(await house.notices.execute())).toEqual([expect.stringContaining('上次同样的事')]);
  });

  it('dispatches by the rule once it was kept; another instance does so within half a minute', async () => {
    const id = await ruled();
    await open(other);
    const { ruling } = await house.keepRuling.execute({ id }, { id: '3', name: '赵调度' });
    expect(ruling).toMatchObject({ unit: DISTRICT, isRule: true });
    expect(await leads(await open())).toBe(DISTRICT);
    house.time.advance(30_000);
    expect(await leads(await open(other))).toBe(DISTRICT);
    await house.notices.execute();
    expect(offered(await house.notices.execute())).toEqual([]);
  });

  it('has nothing to keep where nobody ruled, and forgets nothing by a rule of the program itself', async () => {
    const id = await open();
    await expect(house.keepRuling.execute({ id }, { id: '3', name: null })).rejects.toMatchObject({
      code: 'ruling.none',
    });
    await expect(house.keepRuling.execute({ id: 'nothing' }, { id: '3', name: null })).rejects.toMatchObject({
      code: 'ticket.notFound',
    });
    await act(id, 'return', handler);
    await act(id, 'upholdReturn', { kind: 'system' }, { unit: DISTRICT });
    await expect(house.keepRuling.execute({ id }, { id: '3', name: null })).rejects.toMatchObject({
      code: 'ruling.none',
    });
  });

  it('is an offer again when another unit was ruled', async () => {
    const id = await ruled();
    await house.keepRuling.execute({ id }, { id: '3', name: null });
    await act(id, 'return', { ...handler, unit: DISTRICT });
    await act(id, 'upholdReturn', centre, { unit: STREET });
    expect(await house.stored.rulings()).toEqual(
      new Map([[expect.any(String), expect.objectContaining({ unit: STREET, isRule: false })]]),
    );
  });
});
