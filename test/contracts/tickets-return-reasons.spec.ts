import type { Actor, MoveName, Notice, TicketCommand, TicketView } from '../../src/tickets';
import { aCity } from '../builders/city.builder';
import { aRequest } from '../builders/service-request.builder';
import { onBothDatabases, testDatabase, type TestDatabase } from '../support/databases';
import { ticketsInstance, type TicketsHouse } from '../support/tickets-house';

const STREET = 'street-110105026';
const handler: Actor = { kind: 'handler', id: '7', name: '王师傅', unit: STREET };
const DISPATCHERS = 'desk:hotline.dispatchers';

onBothDatabases('reasons of a return', (dialect) => {
  let database: TestDatabase;
  let house: TicketsHouse;

  const start = async (returnsBeforeRuling: number): Promise<void> => {
    database = await testDatabase(dialect);
    house = await ticketsInstance(database, { city: aCity({}, { returnsBeforeRuling }), demo: true });
  };
  afterEach(async () => {
    await house.close();
    await database.drop();
  });

  const request = aRequest();
  const open = async (): Promise<TicketView> => {
    const [outcome] = await house.open.execute([request]);
    if (!outcome?.ok) throw new Error('not opened');
    await house.notices.execute();
    const [view] = await house.progress.inScope('city', `id:${outcome.ticketId}`);
    if (!view) throw new Error('not found');
    return view;
  };
  const act = (id: string, move: MoveName, more: Partial<TicketCommand> = {}): Promise<TicketView> =>
    house.act.execute({ ticket: { id }, move, by: handler, words: null, evidence: [], ...more });
  const cards = async (): Promise<Extract<Notice['message'], { type: 'card' }>[]> =>
    (await house.notices.execute()).flatMap(({ to, message }) =>
      to.chatId === DISPATCHERS && message.type === 'card' ? [message] : [],
    );

  it('stand in the event and by name in the story; the words stay between offices', async () => {
    await start(3);
    const { id, number } = await open();
    await act(id, 'return', { reason: 'notOurs', words: '那是河道' });
    const history = await house.stored.history(id);
    expect(history.find(({ type }) => type === 'returnRequested')?.data).toMatchObject({
      reason: 'notOurs',
      words: '那是河道',
    });
    const { story } = await house.progress.story(request.resident.key, number);
    expect(story?.events.find(({ type }) => type === 'returnRequested')).toMatchObject({
      words: null,
      about: { 'zh-CN': '不属于本单位职责' },
    });
    expect(await cards()).toEqual([]);
  });

  it('a wrong category comes to the dispatchers though the ticket went on, to be set right', async () => {
    await start(3);
    const { id } = await open();
    await act(id, 'return', { words: '类别有误 应是路灯，问13800138000' });
    const [card, ...others] = await cards();
    expect(others).toEqual([]);
    expect(card?.title).toContain('望京街道退回');
    expect(card?.title).toContain('类别有误：应是路灯，问138****8000');
    expect(card?.choices.map(({ token }) => token)).toEqual([`tk:recategorise:${id}`]);
    const by: Actor = { kind: 'dispatcher', id: '3', name: '赵调度' };
    await house.correctCategory.execute({ ticket: { id }, category: 'road.lamp', by });
    expect(await cards()).toEqual([expect.objectContaining({ replaces: expect.stringContaining(id) })]);
  });

  it('stand on the card of a return that waits for a ruling, with the button that sets the category right', async () => {
    await start(1);
    const { id } = await open();
    await act(id, 'return', { reason: 'category' });
    const [card, ...others] = await cards();
    expect(others).toEqual([]);
    expect(card?.title).toContain('：类别有误\n');
    expect(card?.choices.map(({ label }) => label)).toEqual(['不同意退回', '改类']);
  });

  it('are the first words of a part that is returned', async () => {
    await start(3);
    const { id } = await open();
    const by: Actor = { kind: 'dispatcher', id: '3', name: '赵调度' };
    const given = { ticket: { id }, by, words: '去看看', evidence: [], units: ['util-lamps'] };
    await house.overlay.execute({ ...given, move: 'addJoint' });
    const lamps: Actor = { kind: 'handler', id: '8', name: '李工', unit: 'util-lamps' };
    const part = { ticket: { id }, move: 'return' as const, by: lamps, evidence: [] };
    await house.joining.act.execute({ ...part, reason: 'notOurs', words: null });
    const history = await house.stored.history(id);
    expect(history.at(-1)).toMatchObject({ type: 'partReturned', data: { words: '不属于本单位职责' } });
  });
});
