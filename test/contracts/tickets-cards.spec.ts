import type { CardMessage } from '../../src/shared/chat';
import type { Actor, MoveName, OverlayCommand, OverlayMoveName, TicketCommand } from '../../src/tickets';
import { aCity } from '../builders/city.builder';
import { aRequest, aResident } from '../builders/service-request.builder';
import { onBothDatabases, testDatabase, type TestDatabase } from '../support/databases';
import { ticketsInstance, type TicketsHouse } from '../support/tickets-house';

const STREET = 'street-110105026';
/** The street’s. */
const GROUP = '-1001';
const LAMPS = 'util-lamps';
const DISPATCHERS = 'hotline.dispatchers';
const DAY = 86_400_000;
const wang: Actor = { kind: 'handler', id: '7', name: '王师傅', unit: STREET };
const lamps: Actor = { kind: 'handler', id: '9', name: '灯师傅', unit: LAMPS };
const district: Actor = { kind: 'handler', id: '8', name: '老陈', unit: 'district-110105' };
const centre: Actor = { kind: 'dispatcher', id: '3', name: '赵调度' };
const resident: Actor = { kind: 'resident', key: 'telegram:bot:old-zhang', name: null };

onBothDatabases('the cards of a ticket in the groups', (dialect) => {
  const base = aCity();
  let database: TestDatabase;
  let house: TicketsHouse;
  let id: string;
  /** What a channel that can edit shows: by desk and slot the newest card, and what older ones were left to say. */
  const wall = new Map<string, { now: CardMessage; left: string[] }>();

  beforeEach(async () => {
    database = await testDatabase(dialect);
    house = await ticketsInstance(database, {
      demo: true,
      city: { ...base, policy: { ...base.policy, returnsBeforeRuling: 2 } },
    });
    wall.clear();
    const [outcome] = await house.open.execute([aRequest({ resident: aResident('old-zhang') })]);
    id = outcome?.ok ? outcome.ticketId : '';
    await look();
  });
  afterEach(async () => {
    await house.close();
    await database.drop();
  });

  const look = async (): Promise<void> => {
    for (const { to, slot, message } of await house.notices.execute()) {
      if (!slot || message.type !== 'card') continue;
      const [kind = '', , , ...owner] = slot.replace('desk:', '').split(':');
      const own = to.chatId.startsWith('desk:') ? [] : owner;
      const key = [to.chatId.replace('desk:', ''), kind, ...own].join(' ');
      const before = wall.get(key);
      if (message.onlyInPlace && !before) continue;
      const older = message.replaces || !before ? [] : [message.supersedes?.rows[0]?.value ?? 'nothing'];
      wall.set(key, { now: message, left: [...(before?.left ?? []), ...older] });
    }
  };
  const act = async (move: MoveName, by: Actor, words = '说明', more: Partial<TicketCommand> = {}): Promise<void> => {
    await house.act.execute({ ticket: { id }, move, by, words, evidence: [], ...more });
    await look();
  };
  const over = async (move: OverlayMoveName, by: Actor, more: Partial<OverlayCommand> = {}): Promise<void> => {
    await house.overlay.execute({ ticket: { id }, move, by, words: '说明', evidence: [], ...more });
    await look();
  };
  const card = (key: string): CardMessage => wall.get(key)?.now ?? { type: 'card', title: '', rows: [], choices: [] };
  const row = (key: string, label: string) => card(key).rows.find((one) => one.label === label)?.value;
  const buttons = (key: string) => card(key).choices.map(({ label }) => label);

  it('are one that is current: an older one says where to look', async () => {
    await act('accept', wang);
    expect(row(`${GROUP} ping`, '状态')).toContain('已签收');
    await act('urge', resident);
    await act('resolve', wang);
    await act('reopen', resident, '还是坏的');
    expect(wall.get(`${GROUP} ping`)).toMatchObject({ left: ['后面有新的一张', '后面有新的一张'] });
    expect(card(`${GROUP} ping`).title).toContain('重办');
  });

  it('show a joint unit its part, what becomes of the ticket, and nothing more once it gave the part back', async () => {
    await over('addJoint', centre, { units: [LAMPS] });
    expect(buttons(`${LAMPS} part`)).toEqual(['签收', '办结', '退回', '材料']);
    expect(row(`${LAMPS} part`, '协办时限')).toMatch(/前，还剩 \d+ 天/);
    await over('acceptPart', lamps);
    expect(buttons(`${LAMPS} part`)).toEqual(['办结', '退回', '材料']);
    await act('update', wang, '挖开了');
    expect(row(`${LAMPS} part`, '状态')).toContain('办理中');
    await over('returnPart', lamps);
    expect(card(`${LAMPS} part`)).toMatchObject({ choices: [], rows: [{ label: '状态', value: '已退回' }] });
    await act('update', wang, '填上了');
    expect(card(`${LAMPS} part`).rows).toHaveLength(1);
    await over('addJoint', centre, { units: [LAMPS] });
    expect(wall.get(`${LAMPS} part`)?.left).toEqual(['后面有新的一张']);
    await act('resolve', wang);
    expect(buttons(`${LAMPS} part`)).toEqual([]);
    expect(row(`${LAMPS} part`, '状态')).toContain('已办结');
  });

  it('follow a whistle until it is over, and end with the ticket where nobody closed it', async () => {
    await over('whistle', wang, { units: [LAMPS] });
    expect([buttons(`${LAMPS} board`), row(`${LAMPS} call`, '状态')]).toEqual([['报到'], '待签收']);
    expect(row(`${LAMPS} board`, '报到时限')).toMatch(/前，还剩 \d+/);
    await act('accept', wang);
    expect(row(`${LAMPS} call`, '状态')).toContain('已签收');
    await over('closeWhistle', wang);
    expect(card(`${LAMPS} call`).rows).toEqual([{ label: '状态', value: '已结束' }]);
    expect(buttons(`${LAMPS} board`)).toEqual([]);
    await over('whistle', wang, { units: [LAMPS] });
    expect(wall.get(`${LAMPS} board`)?.left).toEqual(['后面有新的一张']);
    await act('withdraw', resident);
    expect([buttons(`${LAMPS} board`), card(`${GROUP} board`).title]).toEqual([[], expect.stringContaining('已结束')]);
    expect(card(`${LAMPS} call`).rows).toHaveLength(1);
  });

  it('are one for each unit where one group stands in for several', async () => {
    await house.close();
    house = await ticketsInstance(database, {});
    const address = { channel: 'telegram', account: 'bot', chatId: '-2002' };
    await house.groups.bind((await house.groups.issueCode('hotline')).code, address, null, 'operator');
    await over('whistle', wang, { units: [LAMPS, 'district-110105'] });
    const titles = () => [...wall].filter(([key]) => key.startsWith('-2002 call')).map(([, { now }]) => now);
    expect(titles().map(({ rows }) => rows[0]?.value)).toEqual([
      expect.stringContaining('照明中心'),
      expect.stringContaining('朝阳区政府'),
    ]);
    await over('closeWhistle', wang);
    expect(titles().map(({ rows }) => rows.length)).toEqual([2, 2]);
  });

  it('ask about an extension as long as it can be granted', async () => {
    const until = new Date(house.time.ms + 9 * DAY);
    await over('askExtension', wang, { until });
    expect(buttons(`${DISPATCHERS} extension`)).toEqual(['同意延期', '不同意延期']);
    await act('accept', wang);
    expect(row(`${DISPATCHERS} extension`, '状态')).toContain('已签收');
    expect(buttons(`${DISPATCHERS} extension`)).toHaveLength(2);
    await over('refuseExtension', centre, { words: '不用这么久' });
    expect(card(`${DISPATCHERS} extension`)).toMatchObject({
      title: expect.stringContaining('不用这么久'),
      choices: [],
    });
    await over('askExtension', wang, { until });
    await act('resolve', wang);
    expect(card(`${DISPATCHERS} extension`)).toMatchObject({
      rows: [{ label: '状态', value: '单子已不在办理，延期不用再批' }],
      choices: [],
    });
  });

  it('show both sides that a return is asked for, and then how it was ruled', async () => {
    await act('return', wang);
    await act('return', district);
    const own = 'district-110105 ping';
    expect([row(own, '状态'), buttons(own)]).toEqual([expect.stringContaining('申请退单'), []]);
    expect(buttons(`${DISPATCHERS} centre`)).toContain('不同意退回');
    await act('addWords', resident, '坑更大了');
    expect(card(`${DISPATCHERS} centre`).title).toContain('第 2 次退回');
    await act('refuseReturn', centre, '属地管理');
    expect(card(`${DISPATCHERS} centre`).title).toContain('没有同意退回，仍由朝阳区政府主办');
    expect(buttons(`${DISPATCHERS} centre`)).toEqual(['改类']);
    expect(wall.get(own)?.left).toEqual(['后面有新的一张']);
    await act('resolve', district);
    expect([buttons(`${DISPATCHERS} centre`), row(`${DISPATCHERS} centre`, '状态')?.slice(0, 3)]).toEqual([
      [],
      '已办结',
    ]);
  });

  it('say where it went when dispatchers upheld a return', async () => {
    await act('return', wang);
    await act('return', district);
    await act('upholdReturn', centre, '归路灯', { unit: LAMPS });
    expect(card(`${DISPATCHERS} centre`)).toMatchObject({ rows: [{ value: '已转照明中心' }], choices: [] });
    expect(card('district-110105 ping')).toMatchObject({ rows: [{ value: '已转照明中心' }], choices: [] });
  });
});
