import { WebChatStore } from '../../src/bots/web';
import { WebFollow } from '../../src/bots/web/web-follow';
import { WebHub, type HubEvent } from '../../src/bots/web/web-hub';
import type { WebMessage } from '../../src/bots/web/web-message';
import type { DatabaseConnections } from '../../src/database';
import { FakeTime } from '../fakes/fake-time';
import { onBothDatabases, testDatabase, type TestDatabase } from '../support/databases';

let count = 0;

let draft: WebChatStore['draft'];

/** A new message of the bot in one chat, unless told. */
function said(given: Partial<WebMessage> & { text?: string } = {}): WebMessage {
  const { text = '路灯坏了', ...rest } = given;
  count += 1;
  return draft({
    chatId: 'r:1',
    author: 'bot',
    personId: null,
    personName: null,
    clientId: `c${count}`,
    body: { type: 'text', text },
    ...rest,
  });
}

onBothDatabases('the store of the web chats', (dialect) => {
  let home: TestDatabase;
  let database: DatabaseConnections;
  let time: FakeTime;
  let store: WebChatStore;

  beforeAll(async () => {
    home = await testDatabase(dialect);
    database = await home.connect();
  });
  afterAll(async () => {
    await database.close();
    await home.drop();
  });
  beforeEach(async () => {
    await database.unitOfWork.run((sql) => sql.query('DELETE FROM web_messages'));
    // Ids never go back in time within a process.
    time = new FakeTime(Date.now());
    store = new WebChatStore(database.unitOfWork, time);
    draft = (given) => store.draft(given);
  });

  it('keeps messages in the order they were said, page by page', async () => {
    const added = [];
    for (let at = 0; at < 7; at += 1) added.push((await store.add(said({ text: String(at) }))).message.id);
    const newest = await store.history('r:1', { limit: 3 });
    expect(newest).toMatchObject({ more: true, messages: added.slice(4).map((id) => ({ id })) });
    const older = await store.history('r:1', { before: added[4] ?? '', limit: 10 });
    expect(older).toMatchObject({ more: false, messages: added.slice(0, 4).map((id) => ({ id })) });
    const newer = await store.history('r:1', { after: added[1] ?? '', limit: 2 });
    expect(newer).toMatchObject({ more: true, messages: added.slice(2, 4).map((id) => ({ id })) });
  });

  it('keeps a repeat once, also when both wait for the same commit', async () => {
    const same = () => store.add(said({ clientId: 'same' }));
    const [first, second] = await Promise.all([same(), same()]);
    const third = await same();
    expect([first.isNew, second.isNew, third.isNew]).toEqual([true, false, false]);
    expect(new Set([first, second, third].map(({ message }) => message.id)).size).toBe(1);
    expect((await store.add(said({ clientId: 'same', chatId: 'r:2' }))).isNew).toBe(true);
  });

  it('shares one commit among messages that wait', async () => {
    const run = jest.spyOn(database.unitOfWork, 'run');
    await Promise.all(Array.from({ length: 100 }, () => store.add(said())));
    expect(run.mock.calls.length).toBeLessThanOrEqual(2);
    run.mockRestore();
    expect((await store.history('r:1', { limit: 200 })).messages).toHaveLength(100);
  });

  it('edits what the bot said and nothing else', async () => {
    const { message } = await store.add(said());
    const person = await store.add(said({ author: 'person', personId: 'p' }));
    const body = { type: 'text', text: '已修好' } as const;
    expect(await store.edit('r:1', message.id, body)).toMatchObject({ id: message.id, body, at: message.at });
    expect(await store.edit('r:2', message.id, body)).toBeNull();
    expect(await store.edit('r:1', person.message.id, body)).toBeNull();
  });

  it('tells what came and what was edited since a message was seen', async () => {
    const [old, seen] = [(await store.add(said())).message, (await store.add(said())).message];
    time.advance(10_000);
    await store.edit('r:1', old.id, { type: 'text', text: '改过' });
    const fresh = (await store.add(said())).message;
    await store.add(said({ chatId: 'r:2' }));
    const since = await store.since({ chatId: 'r:1' }, seen.id, 50);
    expect([...since.edited, ...since.fresh]).toContainEqual(
      expect.objectContaining({ id: old.id, body: { type: 'text', text: '改过' } }),
    );
    expect(since.fresh.map(({ id }) => id).at(-1)).toBe(fresh.id);
    if (dialect === 'sqlite') expect(since.fresh.map(({ id }) => id)).toEqual([fresh.id]);
    expect((await store.since({ chatId: 'r:1' }, '0', 50)).fresh).toHaveLength(3);
  });

  it('lists groups by their newest message', async () => {
    await store.add(said({ chatId: 'desk:a', text: '一' }));
    await store.add(said({ chatId: 'desk:b', text: '二' }));
    await store.add(said({ chatId: 'desk:a', text: '三' }));
    await store.add(said({ chatId: 'r:1' }));
    const rooms = await store.rooms();
    expect(rooms.map(({ chatId, body }) => [chatId, 'text' in body ? body.text : ''])).toEqual([
      ['desk:a', '三'],
      ['desk:b', '二'],
    ]);
    const seen = await store.since('rooms', '0', 50);
    expect(seen.fresh).toHaveLength(3);
  });

  it('shows what another instance wrote, each version once', async () => {
    const hub = new WebHub();
    const seen: HubEvent[] = [];
    hub.subscribe('r:1', { take: (event) => void seen.push(event), end: () => undefined });
    const follow = new WebFollow(store, hub);
    const other = new WebChatStore(database.unitOfWork, time);
    const { message } = await other.add(said());
    await follow.look();
    await follow.look();
    await other.edit('r:1', message.id, { type: 'text', text: '已修好' });
    await follow.look();
    const own = (await store.add(said())).message;
    hub.publish({ kind: 'message', message: own });
    await follow.look();
    expect(seen.map(({ kind }) => kind)).toEqual(['message', 'edit', 'message']);
  });

  it('finds what was kept under a client id', async () => {
    const { message } = await store.add(said({ clientId: 'mine' }));
    expect(await store.findByClient('r:1', 'mine')).toEqual(message);
    expect(await store.findByClient('r:2', 'mine')).toBeNull();
  });
});
