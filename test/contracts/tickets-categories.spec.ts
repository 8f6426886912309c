import type { Actor, MoveName, Notice, TicketCommand, TicketView } from '../../src/tickets';
import { aCity } from '../builders/city.builder';
import { aRequest } from '../builders/service-request.builder';
import { onBothDatabases, testDatabase, type TestDatabase } from '../support/databases';
import { MORNING, ticketsInstance, type TicketsHouse } from '../support/tickets-house';

const STREET = 'street-110105026';
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const handler: Actor = { kind: 'handler', id: '7', name: '王师傅', unit: STREET };
const centre: Actor = { kind: 'dispatcher', id: '3', name: '赵调度' };

onBothDatabases('a category set right', (dialect) => {
  let database: TestDatabase;
  let house: TicketsHouse;
  let request: ReturnType<typeof aRequest>;

  beforeEach(async () => {
    database = await testDatabase(dialect);
    const ladders = [{ rungs: [{ at: { share: 0.5 }, audience: 'unitGroup' as const }] }];
    request = aRequest();
    house = await ticketsInstance(database, { city: aCity({ ladders }), demo: true });
  });
  afterEach(async () => {
    await house.close();
    await database.drop();
  });

  const open = async (): Promise<TicketView['id']> => {
    const [outcome] = await house.open.execute([request]);
    if (!outcome?.ok) throw new Error('not opened');
    await house.notices.execute();
    return outcome.ticketId;
  };
  const act = (id: string, move: MoveName, by: Actor, more: Partial<TicketCommand> = {}): Promise<TicketView> =>
    house.act.execute({ ticket: { id }, move, by, words: '说明', evidence: [], ...more });
  const correct = (id: string, category = 'road.lamp', by: Actor = centre) =>
    house.correctCategory.execute({ ticket: { id }, category, by });
  const textOf = ({ message }: Notice): string =>
    message.type === 'card' ? message.title : message.type === 'text' ? message.text : '';

  it('changes category, grade, deadlines and clocks, and stays with its unit', async () => {
    const id = await open();
    house.time.advance(60 * MINUTE);
    const { ticket, routesTo } = await correct(id);
    expect(ticket).toMatchObject({ category: { code: 'road.lamp' }, grade: 'utilities', unit: { code: STREET } });
    expect(ticket.resolveBy.getTime()).toBe(MORNING + DAY);
    expect(routesTo?.code).toBe('util-lamps');
    expect(await house.stored.find({ id })).toMatchObject({ category: 'road.lamp', grade: 'utilities' });
    const clocks = await house.db.unitOfWork.read(
      `SELECT clock, grade, due_at, next_at FROM ticket_clocks WHERE ticket_id = ? AND clock = 'handling'`,
      [id],
    );
    expect(clocks.map((row) => [row.grade, Number(row.due_at), Number(row.next_at)])).toEqual([
      ['utilities', MORNING + DAY, MORNING + DAY / 2],
    ]);
  });

  it('offers no unit when the rules would leave it where it is', async () => {
    const id = await open();
    await act(id, 'dispatch', centre, { unit: 'util-lamps' });
    expect((await correct(id)).routesTo).toBeNull();
  });

  it('keeps the time the clock stood still', async () => {
    const id = await open();
    await act(id, 'askInfo', handler);
    house.time.advance(2 * DAY);
    await act(id, 'supply', { kind: 'resident', key: request.resident.key, name: null });
    const { ticket } = await correct(id);
    expect(ticket.resolveBy.getTime()).toBe(MORNING + 3 * DAY);
  });

  it('lets the ladder of the new grade speak from its first rung', async () => {
    const id = await open();
    await act(id, 'accept', handler);
    house.time.advance(4 * DAY);
    expect(await house.sweep.execute()).toBe(1);
    await correct(id);
    // The day has passed: a breach, and the one rung of the new grade.
    expect(await house.sweep.execute()).toBe(2);
  });

  it('is told to the unit, the dispatchers and, with another deadline, the resident', async () => {
    const id = await open();
    await correct(id, 'road.lamp', { ...centre, kind: 'supervisor' });
    const told = await house.notices.execute();
    const to = (chat: string): string[] => told.filter((one) => one.to.chatId === chat).map(textOf);
    expect(to('-1001')).toEqual([expect.stringContaining('路灯'), expect.stringContaining('最晚')]);
    expect(to('desk:hotline.dispatchers')).toEqual([expect.stringContaining('的类别由“路面”改为“路灯”')]);
    expect(to(request.resident.address.chatId)).toEqual([expect.stringContaining('的类别改为“路灯”')]);
  });

  it('makes no card for dispatchers who have none, and tells the resident nothing where the deadline stays', async () => {
    const id = await open();
    await correct(id, 'other.other');
    expect((await house.notices.execute()).map(({ to }) => to.chatId)).toEqual(['-1001', '-1001']);
  });

  it('is an event in the story, and a ruling in the log', async () => {
    const id = await open();
    const { ticket } = await correct(id);
    const { story } = await house.progress.story(request.resident.key, ticket.number);
    expect(story?.events.at(-1)).toMatchObject({
      type: 'categoryCorrected',
      words: null,
      about: { 'zh-CN': '路灯' },
    });
    expect(await house.audit.list(5, id)).toMatchObject([
      {
        action: 'ruled',
        actor: { name: '赵调度' },
        detail: { event: 'categoryCorrected', category: 'road.lamp', from: 'road.surface' },
      },
    ]);
  });

  it('is refused to units and residents, and of what is not open any more', async () => {
    const id = await open();
    await expect(correct(id, 'road.lamp', handler)).rejects.toMatchObject({ code: 'ticket.notYours' });
    const resident: Actor = { kind: 'resident', key: request.resident.key, name: null };
    await expect(correct(id, 'road.lamp', resident)).rejects.toMatchObject({ code: 'ticket.notYours' });
    await expect(correct(id, 'road.surface')).rejects.toMatchObject({ code: 'category.same' });
    await act(id, 'resolve', handler);
    await expect(correct(id)).rejects.toMatchObject({ code: 'ticket.notAllowedNow' });
  });
});
