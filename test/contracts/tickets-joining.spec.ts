import type { CardMessage } from '../../src/shared/chat';
import type { Actor, Language, MoveName, Notice, ServiceRequest, TicketCommand } from '../../src/tickets';
import type { Ticket } from '../../src/tickets/domain/ticket';
import { aPhoto, aRequest, aResident } from '../builders/service-request.builder';
import { onBothDatabases } from '../support/databases';
import { ticketsHouse, type TicketsHouse } from '../support/tickets-house';

const STREET = 'street-110105026';
const DAY = 86_400_000;
const wang: Actor = { kind: 'handler', id: '7', name: '王师傅', unit: STREET };
const zhao: Actor = { kind: 'dispatcher', id: '3', name: '赵调度' };
const actorOf = (person: string): Actor => ({ kind: 'resident', key: `telegram:bot:${person}`, name: person });

onBothDatabases('joined tickets', (dialect) => {
  let house: TicketsHouse;
  let stored: TicketsHouse['stored'];
  let main: string;

  beforeEach(async () => {
    house = await ticketsHouse(dialect);
    ({ stored } = house);
    main = await opened(request('zhang'));
    await house.notices.execute();
  });
  afterEach(() => house.close());

  const request = (person: string, more: Partial<ServiceRequest> = {}): ServiceRequest =>
    aRequest({ resident: aResident(person), story: `路面塌了一块，我是${person}，电话 13800138000`, ...more });
  const opened = async (one: ServiceRequest): Promise<string> => {
    const [outcome] = await house.joining.open.execute([one]);
    if (!outcome?.ok) throw new Error('not opened');
    return outcome.ticketId;
  };
  const join = (person: string, more: Partial<ServiceRequest> = {}): Promise<string> =>
    opened(request(person, { joins: main, ...more }));
  const act = (id: string, move: MoveName, by: Actor, more: Partial<TicketCommand> = {}) =>
    house.joining.act.execute({ ticket: { id }, move, by, words: null, evidence: [], ...more });
  const ticket = async (id: string): Promise<Ticket> => {
    const found = await stored.find({ id });
    if (!found) throw new Error('no such ticket');
    return found;
  };
  const wordsOf = ({ message }: Notice): string =>
    message.type === 'text' ? message.text : message.type === 'card' ? JSON.stringify(message) : '';
  const told = async (person: string): Promise<string[]> =>
    (await house.notices.execute()).filter(({ to }) => to.chatId === person).map(wordsOf);

  describe('finding', () => {
    const find = async (one: ServiceRequest) => (await house.joining.find.execute([one]))[0];

    it('shows how many, what, where, until when, and nothing of who and in which words', async () => {
      const { resolveBy } = await ticket(main);
      const matter = await find(request('li'));
      expect(matter).toEqual({
        ticketId: main,
        people: 1,
        category: { 'zh-CN': '路面', en: 'road.surface' },
        street: { 'zh-CN': '望京街道', en: 'Wangjing' },
        place: '望京西园四区',
        state: 'dispatched',
        resolveBy,
      });
    });

    it('names estate and building, and neither flat nor person', async () => {
      const place = { ...request('wu').place, text: '张大妈家，望京西园四区5号楼2单元501，13800138000' };
      await opened(request('wu', { place }));
      const mine = { ...place, text: '望京西园四区5号楼' };
      expect(await find(request('li', { place: mine }))).toMatchObject({ place: '望京西园四区5号楼' });
    });

    it('does not find another part of the estate', async () => {
      const place = { ...request('li').place, text: '望京西园三区5号楼门口' };
      expect(await find(request('li', { place }))).toBeNull();
    });

    it('finds by a point near by, where the words differ', async () => {
      const place = { text: '东门', lat: 39.99991, lon: 116.47, district: '110105', street: null };
      const there = await opened(request('wu', { place }));
      const near = { ...place, text: '地铁口', lat: 40.0007 };
      expect((await find(request('li', { place: near, story: '有个大坑' })))?.ticketId).toBe(there);
      expect(await find(request('li', { place: { ...near, lat: 40.003 } }))).toBeNull();
    });

    it('does not find one’s own, what is old, what ended, a joined one, or a question', async () => {
      expect(await find(request('zhang'))).toBeNull();
      expect(await find(request('li', { kind: 'enquiry' }))).toBeNull();
      await join('chen');
      expect((await find(request('li')))?.people).toBe(2);
      house.time.advance(14 * DAY);
      expect(await find(request('li'))).toBeNull();
      main = await opened(request('zhang'));
      expect(await find(request('li'))).not.toBeNull();
      await act(main, 'resolve', wang, { words: '修好了' });
      expect(await find(request('li'))).toBeNull();
    });

    it('looks through the newest of each street, however many another street has', async () => {
      const elsewhere = { ...request('wu').place, text: '建外大街1号', street: '110105001' };
      const there = await opened(request('wu', { place: elsewhere }));
      const people = Array.from({ length: 61 }, (_, at) => `person-${at}`);
      for (const person of people) await opened(request(person));
      const batch = [request('li'), request('chen', { place: elsewhere })];
      const [here, other] = await house.joining.find.execute(batch);
      expect(here).not.toBeNull();
      expect(other?.ticketId).toBe(there);
    });

    it('asks the database once for a whole batch, and not at all where joining is off', async () => {
      const spy = jest.spyOn(house.db.unitOfWork, 'read');
      const batch = ['li', 'wu', 'chen'].map((person) => request(person));
      expect((await house.joining.find.execute(batch)).map((one) => one?.ticketId)).toEqual([main, main, main]);
      expect(spy).toHaveBeenCalledTimes(1);
      spy.mockRestore();
    });
  });

  describe('joining when handing in', () => {
    it('gives an own number, adds evidence and a person, and shows it quietly on the card', async () => {
      const id = await join('li', { evidence: [aPhoto('photo-li')] });
      expect(await ticket(id)).toMatchObject({ state: 'joined', joinedInto: main, leadUnit: STREET });
      expect(await ticket(main)).toMatchObject({ people: 2, evidenceCount: 1, state: 'dispatched' });
      const notices = await house.notices.execute();
      expect(notices.map(({ to }) => to.chatId)).toEqual(['-1001', '-1001']);
      const card = notices.find(({ message }) => message.type === 'card')?.message as CardMessage;
      expect(card.replaces).toBe(`ping:${main}:-1001`);
      expect(card.rows).toContainEqual({ label: '反映人数', value: '2 人' });
      expect(card.rows).toContainEqual({ label: '其他居民说', value: '路面塌了一块，我是li，电话 138****8000' });
      expect(notices.find(({ media }) => media)?.media?.media).toMatchObject([{ ref: 'photo-li' }]);
      expect(notices.map(wordsOf).join()).not.toContain('13800138000');
    });

    it('joins each draft once, however often it is handed in, and many in one batch', async () => {
      const batch = ['li', 'wu', 'chen'].map((person) => request(person, { joins: main }));
      const first = await house.joining.open.execute([...batch, ...batch]);
      const again = await house.joining.open.execute(batch);
      expect(first.map((one) => one.ok && one.again)).toEqual([false, false, false, true, true, true]);
      expect(again.map((one) => one.ok && one.again)).toEqual([true, true, true]);
      expect(await ticket(main)).toMatchObject({ people: 4, revision: 3 + 3 + 1 });
      const numbers = new Set(first.map((one) => one.ok && one.number));
      expect(numbers.size).toBe(3);
    });

    it('counts everybody when many join at once', async () => {
      await Promise.all(['li', 'wu', 'chen', 'sun', 'qian'].map((person) => join(person)));
      expect((await ticket(main)).people).toBe(6);
      expect((await house.joining.people.execute(await ticket(main))).map(({ resident }) => resident.key)).toHaveLength(
        6,
      );
    });

    it('opens its own when the matter ended meanwhile', async () => {
      await act(main, 'resolve', wang, { words: '修好了' });
      const id = await join('li');
      expect(await ticket(id)).toMatchObject({ state: 'dispatched', joinedInto: null, people: 1 });
      expect((await ticket(main)).people).toBe(1);
    });
  });

  describe('what everybody hears', () => {
    it('tells each about the own number, in the own language, from acceptance to reopening', async () => {
      const li = await join('li', { language: 'en' as Language });
      const { number } = await ticket(li);
      await house.notices.execute();
      const steps: [MoveName, Actor, string | null][] = [
        ['accept', wang, null],
        ['update', wang, '已到现场'],
        ['askInfo', wang, '塌在哪一侧'],
        ['resolve', wang, '修好了'],
        ['close', { kind: 'system' }, null],
        ['reopen', actorOf('zhang'), '又塌了，我是张'],
      ];
      for (const [move, by, words] of steps) {
        if (move === 'resolve') await act(li, 'supply', actorOf('li'), { words: '北侧' });
        if (move === 'resolve') await house.notices.execute();
        await act(main, move, by, { words });
        const notices = await house.notices.execute();
        const [own] = notices.filter(({ to }) => to.chatId === 'zhang').map(wordsOf);
        const [joined] = notices.filter(({ to }) => to.chatId === 'li').map(wordsOf);
        expect([move, own]).toEqual([move, expect.not.stringContaining('合并办理')]);
        expect([move, joined]).toEqual([move, expect.stringContaining(`${number} (handled with 0001)`)]);
        expect(joined).not.toContain('我是张');
      }
    });

    it('tells one chat twice when it reported twice, each by its number', async () => {
      await join('li');
      await join('li');
      await house.notices.execute();
      await act(main, 'accept', wang);
      const notices = (await house.notices.execute()).filter(({ to }) => to.chatId === 'li');
      expect(new Set(notices.map(({ onceKey }) => onceKey)).size).toBe(2);
    });

    it('shows a joined one as the matter stands, and nobody what others said', async () => {
      const li = await join('li');
      await act(li, 'addWords', actorOf('li'), { words: '李家的话' });
      await act(main, 'addWords', actorOf('zhang'), { words: '张家的话' });
      await act(main, 'update', wang, { words: '已到现场' });
      const { number } = await ticket(li);
      const seen = (await house.progress.story('telegram:bot:li', number)).story;
      expect(seen).toMatchObject({ state: 'inProgress', people: 2, handledWith: (await ticket(main)).number });
      expect(seen?.events.map(({ type }) => type)).toEqual([
        ...['dispatched', 'submitted', 'received', 'joined', 'wordsAdded', 'accepted', 'progressed'],
      ]);
      expect(seen?.moves).toContain('urge');
      const own = (await house.progress.story('telegram:bot:zhang', (await ticket(main)).number)).story;
      expect(JSON.stringify(seen)).not.toMatch(/张家的话|zhang/);
      expect(JSON.stringify(own)).not.toMatch(/李家的话|我是li/);
      expect(await house.progress.listOwn('telegram:bot:li', 5, 0)).toMatchObject([{ number, state: 'inProgress' }]);
    });

    it('takes the matter up again for everybody when a joined one is not satisfied', async () => {
      const li = await join('li');
      await act(main, 'resolve', wang, { words: '修好了' });
      await house.notices.execute();
      await act(li, 'reopen', actorOf('li'), { words: '我家门口还塌着' });
      expect(await ticket(main)).toMatchObject({ state: 'inProgress' });
      const notices = await house.notices.execute();
      const heard = (chat: string) =>
        notices
          .filter(({ to }) => to.chatId === chat)
          .map(wordsOf)
          .join();
      expect(heard('zhang')).toContain('重新办理');
      expect(heard('zhang')).not.toContain('我家门口');
      expect(heard('li')).toContain('重新办理');
      expect(heard('-1001')).toContain('我家门口还塌着');
    });

    it('counts urges and additions of a joined one on the matter; strangers stay out', async () => {
      const li = await join('li');
      expect(await act(li, 'urge', actorOf('li'))).toMatchObject({ number: (await ticket(li)).number, urgeCount: 1 });
      await act(li, 'addEvidence', actorOf('li'), { words: '我的电话 13900139000', evidence: [aPhoto()] });
      expect(await ticket(main)).toMatchObject({ urgeCount: 1, evidenceCount: 1 });
      const group = (await house.notices.execute()).filter(({ to }) => to.chatId === '-1001').map(wordsOf);
      expect(group.join()).toContain('139****9000');
      expect(group.join()).not.toContain('13900139000');
      await expect(act(li, 'urge', actorOf('wu'))).rejects.toMatchObject({ code: 'ticket.notFound' });
      await expect(act(main, 'urge', actorOf('li'))).rejects.toMatchObject({ code: 'ticket.notFound' });
    });
  });

  describe('leaving', () => {
    it('a joined one takes only that person away, and the unit hears no withdrawal', async () => {
      const li = await join('li');
      await house.notices.execute();
      expect(await act(li, 'withdraw', actorOf('li'))).toMatchObject({ state: 'withdrawn' });
      expect(await ticket(main)).toMatchObject({ state: 'dispatched', people: 1 });
      expect((await house.notices.execute()).map(wordsOf).join()).not.toContain('不用再办');
      await act(main, 'accept', wang);
      expect(await told('li')).toEqual([]);
    });

    it('goes on for the others when its own resident withdraws, and ends with the last of them', async () => {
      const [li, wu] = [await join('li'), await join('wu')];
      expect(await act(main, 'withdraw', actorOf('zhang'))).toMatchObject({ state: 'withdrawn' });
      expect(await ticket(main)).toMatchObject({ state: 'dispatched', people: 2, residentLeft: true });
      await house.notices.execute();
      await act(main, 'accept', wang);
      expect(await told('zhang')).toEqual([]);
      expect((await house.joining.people.execute(await ticket(main))).map(({ id }) => id)).toEqual([li, wu]);
      await expect(act(main, 'urge', actorOf('zhang'))).rejects.toMatchObject({ code: 'ticket.notFound' });
      expect(await house.progress.listOwn('telegram:bot:zhang', 5, 0)).toMatchObject([
        { state: 'withdrawn', moves: [] },
      ]);
      await act(li, 'withdraw', actorOf('li'));
      expect((await ticket(main)).state).toBe('accepted');
      await act(wu, 'withdraw', actorOf('wu'));
      expect((await ticket(main)).state).toBe('withdrawn');
      expect((await house.notices.execute()).map(wordsOf).join()).toContain('不用再办');
    });
  });

  describe('by the hotline centre', () => {
    const numbered = async (id: string): Promise<string> => (await ticket(id)).number.split('-')[2] ?? '';

    it('joins by short number, takes along what was joined before, and tells who is moved', async () => {
      const li = await join('li');
      const other = await opened(request('wu', { story: '又一处' }));
      await house.notices.execute();
      await act(main, 'join', zhao, { into: await numbered(other) });
      expect(await ticket(main)).toMatchObject({ state: 'joined', joinedInto: other, people: 1 });
      expect(await ticket(li)).toMatchObject({ state: 'joined', joinedInto: other });
      expect((await ticket(other)).people).toBe(3);
      const notices = await house.notices.execute();
      expect(notices.filter(({ to }) => to.chatId === 'zhang').map(wordsOf)).toEqual([
        expect.stringContaining('已合在一起办'),
      ]);
    });

    it('refuses a ticket with itself, one that is joined already, one nobody knows, one that ended', async () => {
      const li = await join('li');
      const wu = await opened(request('wu'));
      const refused = (id: string, into: string) =>
        act(id, 'join', zhao, { into }).then(
          () => 'done',
          (error: { code: string }) => error.code,
        );
      expect(await refused(main, await numbered(li))).toBe('join.itself');
      expect(await refused(li, await numbered(main))).toBe('ticket.alreadyDone');
      expect(await refused(wu, '9999')).toBe('ticket.notFound');
      await act(main, 'resolve', wang, { words: '修好了' });
      expect(await refused(wu, await numbered(main))).toBe('join.notOpen');
      await expect(act(wu, 'join', wang, { into: main })).rejects.toMatchObject({ code: 'ticket.notYours' });
      expect((await ticket(wu)).state).toBe('dispatched');
    });

    it('splits: its own life with a fresh dispatch, and everybody hears', async () => {
      const li = await join('li');
      house.time.advance(2 * DAY);
      await house.notices.execute();
      await act(li, 'split', zhao);
      const after = await ticket(li);
      expect(after).toMatchObject({ state: 'dispatched', joinedInto: null, leadUnit: STREET, people: 1 });
      expect(after.resolveBy.getTime()).toBe(house.time.ms + 7 * DAY);
      expect(after.dispatchBy.getTime()).toBe(house.time.ms + house.city.grades.ordinary.dispatchMinutes * 60_000);
      expect((await ticket(main)).people).toBe(1);
      const notices = await house.notices.execute();
      expect(notices.filter(({ to }) => to.chatId === 'li').map(wordsOf)).toEqual([
        expect.stringContaining('改为单独办理'),
      ]);
      expect(notices.map(({ message }) => message.type === 'card' && message.title).join()).toContain(after.number);
      await act(main, 'accept', wang);
      expect(await told('li')).toEqual([]);
      await expect(act(main, 'split', zhao)).rejects.toMatchObject({ code: 'ticket.notAllowedNow' });
      await expect(act(li, 'split', wang)).rejects.toMatchObject({ code: 'ticket.notYours' });
    });
  });

  describe('many people', () => {
    it('stand first in the unit’s list, and are supervised by rule once', async () => {
      house.time.advance(-DAY);
      const sooner = await opened(
        request('sooner', { category: 'road.surface', place: { ...request('x').place, text: '别处' } }),
      );
      house.time.advance(DAY);
      const order = async (): Promise<string[]> => (await house.progress.openOfUnit(STREET)).map(({ id }) => id);
      expect(await order()).toEqual([sooner, main]);
      await join('li');
      await join('wu');
      expect(await order()).toEqual([main, sooner]);
      expect(await stored.overlaysOf(main)).toEqual([]);
      await join('chen');
      await join('sun');
      expect(await stored.overlaysOf(main)).toMatchObject([
        { kind: 'supervision', state: 'open', data: { level: 'notice', cause: 'manyJoined' } },
      ]);
      expect((await house.notices.execute()).map(wordsOf).join()).toContain('已有 4 位居民反映同一件事');
    });
  });
});
