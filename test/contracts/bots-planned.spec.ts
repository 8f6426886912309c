import type { DatabaseConnections } from '../../src/database';
import { AppError } from '../../src/shared/app-error';
import { inbound } from '../builders/inbound-message';
import { FakeAdapter } from '../fakes/fake-adapter';
import { outgoing } from '../fakes/fake-conversation';
import { FakeTime } from '../fakes/fake-time';
import { PlanningConversation } from '../fakes/planning-conversation';
import { BotsHouse, emptied } from '../support/bots-house';
import { testDatabase, type TestDatabase } from '../support/databases';

describe('turns that are planned first', () => {
  let home: TestDatabase;
  let database: DatabaseConnections;
  let conversation: PlanningConversation;
  let house: BotsHouse;

  beforeAll(async () => {
    home = await testDatabase('sqlite');
    database = await home.connect();
  });
  afterAll(async () => {
    await database.close();
    await home.drop();
  });
  beforeEach(async () => {
    await emptied(database);
    conversation = new PlanningConversation();
    house = new BotsHouse(database, new FakeTime(), conversation);
  });
  afterEach(() => jest.restoreAllMocks());

  const take = (...messages: ReturnType<typeof inbound>[]) =>
    Promise.all(messages.map((message) => house.carriage.intake.take(message)));

  /** Everybody is answered; who speaks in the chat `c2` asks the city first. */
  const theSecondAsks = (): void => {
    conversation.says = (event) => [outgoing({ chatId: event.key })];
    conversation.asks = ({ key }) => key.includes('c2');
    conversation.gathers = true;
  };

  it('are written from the plan, without a transaction of several steps', async () => {
    conversation.says = (event) => [outgoing({ chatId: event.key })];
    const run = jest.spyOn(database.unitOfWork, 'run');
    await take(inbound({ eventId: '1' }), inbound({ eventId: '2', chatId: 'c2' }));
    expect(run).not.toHaveBeenCalled();
    expect(conversation.ways).toEqual(['written']);
    expect(await house.heard()).toEqual(['1']);
    expect(await house.heard('fake:c2:p1')).toEqual(['2']);
    await house.sent(2);
  });

  it('keep what a person sent beside the words', async () => {
    const photo = { t: 'media', kind: 'photo', ref: 'p', mime: 'image/jpeg' } as const;
    await take(inbound({ eventId: '1', parts: [photo] }));
    expect(conversation.ways).toEqual(['written']);
    expect(await house.rows('SELECT ref, state FROM evidence_items')).toEqual([{ ref: 'p', state: 'fetch' }]);
  });

  it('note what was delivered along with the next message', async () => {
    conversation.says = () => [outgoing({})];
    await take(inbound({ eventId: '1' }));
    await house.sent(1);
    expect(await house.rows('SELECT id FROM outbox')).toHaveLength(1);
    conversation.says = () => [];
    await take(inbound({ eventId: '2' }));
    expect(conversation.ways).toEqual(['written', 'written']);
    expect(await house.rows('SELECT id FROM outbox')).toEqual([]);
  });

  it('are run whole when a message was there before; it is not handled again, and who came with it is', async () => {
    conversation.says = (event) => [outgoing({ chatId: event.key })];
    await take(inbound({ eventId: '1' }));
    house = new BotsHouse(database, new FakeTime(), conversation, new FakeAdapter());
    await take(inbound({ eventId: '1' }), inbound({ eventId: '2', chatId: 'c2' }));
    expect(conversation.ways).toEqual(['written', 'written', 'whole']);
    expect(await house.heard()).toEqual(['1']);
    expect(await house.heard('fake:c2:p1')).toEqual(['2']);
    await house.sent(1);
    expect(house.adapter.sent).toHaveLength(1);
  });

  it('go on in a transaction when the city is to be asked, without those that came before', async () => {
    await take(inbound({ eventId: '1' }));
    conversation.asks = () => true;
    await take(inbound({ eventId: '1' }), inbound({ eventId: '2', chatId: 'c2' }));
    expect(conversation.ways).toEqual(['written', 'finished']);
    expect(await house.heard()).toEqual(['1']);
    expect(await house.heard('fake:c2:p1')).toEqual(['2']);
  });

  it('are gathered where the city can be asked so, and run whole when a message was there before', async () => {
    conversation.says = (event) => [outgoing({ chatId: event.key })];
    conversation.asks = () => true;
    conversation.gathers = true;
    const run = jest.spyOn(database.unitOfWork, 'run');
    await take(inbound({ eventId: '1' }));
    expect(run).not.toHaveBeenCalled();
    await take(inbound({ eventId: '1' }), inbound({ eventId: '2', chatId: 'c2' }));
    expect(conversation.ways).toEqual(['finished', 'finished', 'whole']);
    expect(await house.heard()).toEqual(['1']);
    expect(await house.heard('fake:c2:p1')).toEqual(['2']);
    await house.sent(2);
  });

  it('of those who ask nobody are said while the city still thinks about the others', async () => {
    theSecondAsks();
    const gather = database.unitOfWork.gather.bind(database.unitOfWork);
    jest.spyOn(database.unitOfWork, 'gather').mockImplementation(async (work) => {
      await house.sent(1);
      expect(house.adapter.sent.map(({ to }) => to.chatId)).toEqual(['fake:c1:p1']);
      return gather(work);
    });
    await take(inbound({ eventId: '1' }), inbound({ eventId: '2', chatId: 'c2' }));
    expect(conversation.ways).toEqual(['written', 'finished']);
    expect(await house.heard()).toEqual(['1']);
    expect(await house.heard('fake:c2:p1')).toEqual(['2']);
    await house.sent(2);
  });

  it('of those who ask nobody count once, though those of the others failed and all are tried again', async () => {
    theSecondAsks();
    jest
      .spyOn(database.unitOfWork, 'gather')
      .mockRejectedValueOnce(Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR' }));
    const both = () => take(inbound({ eventId: '1' }), inbound({ eventId: '2', chatId: 'c2' }));
    await expect(both()).rejects.toThrow('disk I/O error');
    expect(await house.heard('fake:c2:p1')).toEqual([]);
    await both();
    expect(await house.heard()).toEqual(['1']);
    expect(await house.heard('fake:c2:p1')).toEqual(['2']);
    await house.sent(2);
    expect(house.adapter.sent).toHaveLength(2);
  });

  it('lose nothing when the write fails: marks, messages and words come with the next try', async () => {
    conversation.says = (event) => [outgoing({ chatId: event.key })];
    await take(inbound({ eventId: '1' }));
    await house.sent(1);
    jest
      .spyOn(database.unitOfWork, 'together')
      .mockRejectedValueOnce(Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR' }));
    await expect(take(inbound({ eventId: '2' }))).rejects.toThrow('disk I/O error');
    expect(await house.heard()).toEqual(['1']);
    await take(inbound({ eventId: '2' }));
    expect(await house.heard()).toEqual(['1', '2']);
    await house.sent(2);
    await house.marked();
    expect(await house.rows('SELECT id FROM outbox')).toEqual([]);
  });

  it('harm nobody else when one cannot be planned', async () => {
    conversation.trips = (event) =>
      event.type === 'message' && event.message.eventId === 'bad' ? new AppError('flow.broken') : null;
    await house.through(take(inbound({ eventId: 'bad' }), inbound({ eventId: 'good', chatId: 'c2' })));
    expect(await house.heard()).toEqual([]);
    expect(await house.heard('fake:c2:p1')).toEqual(['good']);
    expect(await house.rows('SELECT event_id, state FROM inbox ORDER BY event_id')).toEqual([
      { event_id: 'bad', state: 'dead' },
      { event_id: 'good', state: 'done' },
    ]);
  });

  it('do not apologise for a message that was handled before, whatever comes of planning it again', async () => {
    await take(inbound({ eventId: '1' }));
    conversation.trips = () => new AppError('flow.broken');
    await take(inbound({ eventId: '1' }));
    expect(await house.rows('SELECT event_id, state FROM inbox')).toEqual([{ event_id: '1', state: 'done' }]);
    expect(await house.rows('SELECT id FROM outbox')).toEqual([]);
  });

  it('are left alone for what needs more than the message: replies and timers', async () => {
    await take(inbound({ eventId: '1', replyTo: '5' }));
    await house.carriage.lanes.submit({ kind: 'timer', key: 'fake:c1:p1', which: 'remind' });
    expect(conversation.ways).toEqual(['whole', 'whole']);
  });
});
