import type { CardMessage, TextMessage } from '../../src/shared/chat';
import type { Actor, MoveName, Notice } from '../../src/tickets';
import { aPhoto, aRequest, aResident } from '../builders/service-request.builder';
import { onBothDatabases } from '../support/databases';
import { ticketsHouse, type TicketsHouse } from '../support/tickets-house';

const wang: Actor = { kind: 'handler', id: '7', name: '王师傅', unit: 'street-110105026' };
const resident: Actor = { kind: 'resident', key: 'telegram:bot:old-zhang', name: null };

onBothDatabases('notices', (dialect) => {
  let house: TicketsHouse;
  let id: string;

  beforeEach(async () => {
    house = await ticketsHouse(dialect);
    const request = aRequest({ resident: aResident('old-zhang'), evidence: [aPhoto()] });
    const [outcome] = await house.open.execute([request]);
    id = outcome?.ok ? outcome.ticketId : '';
  });
  afterEach(() => house.close());

  const act = (move: MoveName, by: Actor, words: string | null = null, evidence = [] as never[]) =>
    house.act.execute({ ticket: { id }, move, by, words, evidence });
  const cardOf = (notice: Notice | undefined): CardMessage => notice?.message as CardMessage;
  const textOf = (notice: Notice | undefined): string => (notice?.message as TextMessage).text;
  const rowOf = (card: CardMessage, label: string) => card.rows.find((row) => row.label === label)?.value;

  it('pings the unit once, numbers masked, with the evidence after it', async () => {
    const [ping, ...others] = await house.notices.execute();
    expect(others).toEqual([]);
    expect(ping).toMatchObject({
      class: 'ping',
      to: { channel: 'telegram', account: 'bot', chatId: '-1001' },
      slot: `ping:${id}:-1001`,
      subject: id,
      media: {
        type: 'media',
        media: [{ kind: 'photo', ref: 'photo-1', source: { channel: 'telegram', account: 'bot' } }],
      },
    });
    const card = cardOf(ping);
    expect(card.replaces).toBeUndefined();
    expect(card.title).toMatch(/^工单 BJ-261123-0001-\d 路面$/);
    expect(rowOf(card, '联系')).toBe('138****8000');
    expect(rowOf(card, '诉求')).toBe('路面塌了一块，有事打 138****8000');
    expect(rowOf(card, '办结时限')).toBe('11月30日（周一）10:00 前，还剩 7 天');
    expect(card.choices.map(({ label }) => label)).toEqual(['签收', '退回', '进展', '办结']);
    expect(card.choices.map(({ token }) => token)).toEqual(
      ['accept', 'return', 'update', 'resolve'].map((move) => `tk:${move}:${id}`),
    );
    expect(await house.notices.execute()).toEqual([]);
  });

  it('tells every event once, whoever asks at the same time', async () => {
    const taken = await Promise.all(Array.from({ length: 5 }, () => house.notices.execute()));
    expect(taken.flat()).toHaveLength(1);
  });

  it('edits the card in place on acceptance and tells the resident', async () => {
    await house.notices.execute();
    house.time.advance(300_000);
    await act('accept', wang);
    const [card, told] = await house.notices.execute();
    expect(cardOf(card).replaces).toBe(`ping:${id}:-1001`);
    expect(rowOf(cardOf(card), '状态')).toBe('已签收 · 王师傅 · 今天 10:05');
    expect(cardOf(card).choices.map(({ label }) => label)).toEqual(['退回', '进展', '办结']);
    expect(told).toMatchObject({ class: 'receipt', to: { chatId: 'old-zhang' }, slot: null, subject: id });
    expect(textOf(told)).toMatch(/已由望京街道签收，最晚 11月30日（周一）10:00 办完/);
  });

  it('makes one card of what happens together', async () => {
    await house.notices.execute();
    await act('resolve', wang, '已修好');
    const notices = await house.notices.execute();
    expect(notices.filter(({ slot }) => slot !== null)).toHaveLength(1);
    expect(notices.filter((notice) => notice.class === 'receipt').map(textOf)).toEqual([
      expect.stringContaining('签收'),
      expect.stringContaining('已办结。望京街道说：已修好'),
    ]);
    expect(new Set(notices.map(({ onceKey }) => onceKey)).size).toBe(notices.length);
  });

  it('shows the unit that returned it where it went, and nothing of the resident', async () => {
    await house.notices.execute();
    await act('return', wang, '不归我们');
    const [released, told] = await house.notices.execute();
    expect(cardOf(released)).toMatchObject({ replaces: `ping:${id}:-1001`, choices: [] });
    expect(cardOf(released).rows).toEqual([{ label: '状态', value: '已转朝阳区政府' }]);
    expect(textOf(told)).toContain('改由朝阳区政府办理');
  });

  it('brings the card anew when the resident urges, adds in words, and says when it is withdrawn', async () => {
    await house.notices.execute();
    await act('urge', resident);
    const [urged] = await house.notices.execute();
    expect(cardOf(urged).replaces).toBeUndefined();
    expect(cardOf(urged).title).toContain('居民催办');
    await act('addWords', resident, '我的电话 13900139000');
    const added = await house.notices.execute();
    expect(added.map(({ onceKey }) => onceKey.split(':')[1])).toEqual([
      'unit.card.street-110105026',
      'unit.words.street-110105026',
    ]);
    expect(textOf(added[1])).toContain('居民补充：我的电话 139****9000');
    await act('withdraw', resident);
    const [card, words] = await house.notices.execute();
    expect(cardOf(card).choices).toEqual([]);
    expect(textOf(words)).toContain('居民已撤单');
  });

  it('rolls back with the turn: what was not committed is told later', async () => {
    const failing = house.db.unitOfWork.run(async () => {
      expect(await house.notices.execute()).toHaveLength(1);
      throw new Error('later step');
    });
    await expect(failing).rejects.toThrow('later step');
    expect(await house.notices.execute()).toHaveLength(1);
  });

  it('shows a ticket whose unit has no group to the fallback unit, with nothing to press', async () => {
    await house.notices.execute();
    const address = { channel: 'telegram', account: 'bot', chatId: '-2002' };
    const { code } = await house.groups.issueCode('hotline');
    await house.groups.bind(code, address, null, 'operator');
    const [outcome] = await house.open.execute([aRequest({ draftId: 'no-group', category: 'road.lamp' })]);
    expect(outcome).toMatchObject({ ok: true, unit: { code: 'util-lamps' } });
    const [ping] = await house.notices.execute();
    expect(ping?.to).toEqual(address);
    expect(rowOf(cardOf(ping), '承办单位')).toContain('照明中心');
    expect(cardOf(ping).choices).toEqual([]);
  });
});
