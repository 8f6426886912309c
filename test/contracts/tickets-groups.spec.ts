import type { Refusal } from '../../src/shared/app-error';
import { onBothDatabases } from '../support/databases';
import { ticketsHouse, type TicketsHouse } from '../support/tickets-house';

const group = { channel: 'telegram', account: 'bot', chatId: '-2002' };

onBothDatabases('unit groups', (dialect) => {
  let house: TicketsHouse;
  beforeEach(async () => (house = await ticketsHouse(dialect)));
  afterEach(() => house.close());

  const refusal = (promise: Promise<unknown>): Promise<string> =>
    promise.then(
      () => 'none',
      (error: Refusal) => error.code,
    );

  it('knows the groups of the files on whichever account', async () => {
    const unit = await house.groups.unitOf({ channel: 'telegram', account: 'other', chatId: '-1001' });
    expect(unit?.code).toBe('street-110105026');
    expect(await house.groups.groupsOf('street-110105026')).toEqual([
      { channel: 'telegram', account: 'bot', chatId: '-1001' },
    ]);
    expect(await house.groups.groupsOf('util-lamps')).toEqual([]);
    expect(await house.groups.unitOf(group)).toBeNull();
  });

  it('binds a group with a code, once, whatever the case and dashes', async () => {
    const { code, unit, expiresAt } = await house.groups.issueCode('路灯中心');
    expect(code).toMatch(/^[34679ACDEFGHJKMNPQRTWXY]{8}$/);
    expect(unit.code).toBe('util-lamps');
    expect(expiresAt.getTime() - house.time.ms).toBe(30 * 60_000);
    const typed = `${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase();
    expect((await house.groups.bind(typed, group, '照明群', '42')).code).toBe('util-lamps');
    expect((await house.groups.unitOf(group))?.code).toBe('util-lamps');
    expect(await house.groups.groupsOf('util-lamps')).toEqual([group]);
    expect(await refusal(house.groups.bind(code, { ...group, chatId: '-3' }, null, '42'))).toBe('bind.badCode');
    const stored = await house.db.unitOfWork.read('SELECT * FROM bind_codes');
    expect(JSON.stringify(stored)).not.toContain(code);
  });

  it('lets one of two with the same code bind', async () => {
    const { code } = await house.groups.issueCode('util-lamps');
    const both = [group, { ...group, chatId: '-3' }].map((chat) => refusal(house.groups.bind(code, chat, null, '42')));
    expect((await Promise.all(both)).sort()).toEqual(['bind.badCode', 'none']);
  });

  it('refuses codes that are old or wrong, and units nobody knows', async () => {
    const { code } = await house.groups.issueCode('util-lamps');
    house.time.advance(30 * 60_000);
    expect(await refusal(house.groups.bind(code, group, null, '42'))).toBe('bind.badCode');
    expect(await refusal(house.groups.bind('AAAA-AAAA', group, null, '42'))).toBe('bind.badCode');
    expect(await refusal(house.groups.issueCode('月球街道'))).toBe('bind.unknownUnit');
  });

  it('follows a group to its new id, whether it was bound or is in the files', async () => {
    const { code } = await house.groups.issueCode('util-lamps');
    await house.groups.bind(code, group, '照明群', '42');
    await house.groups.move(group, '-1002002');
    expect(await house.groups.unitOf(group)).toBeNull();
    expect(await house.groups.groupsOf('util-lamps')).toEqual([{ ...group, chatId: '-1002002' }]);
    await house.groups.move({ ...group, chatId: '-1001' }, '-1001001');
    expect((await house.groups.unitOf({ ...group, chatId: '-1001001' }))?.code).toBe('street-110105026');
    expect(await house.groups.groupsOf('street-110105026')).toEqual([{ ...group, chatId: '-1001001' }]);
  });
});

onBothDatabases('unit groups in a demonstration', (dialect) => {
  it('gives every unit without a group a desk on the web', async () => {
    const house = await ticketsHouse(dialect, { demo: true });
    const desk = { channel: 'web', account: 'web', chatId: 'desk:util-lamps' };
    expect(await house.groups.groupsOf('util-lamps')).toEqual([desk]);
    expect((await house.groups.unitOf(desk))?.code).toBe('util-lamps');
    expect(await house.groups.unitOf({ ...desk, chatId: 'desk:no-such' })).toBeNull();
    expect(await house.groups.groupsOf('street-110105026')).toHaveLength(1);
    await house.close();
  });
});
