import type { GroupRole } from '../../config/group-roles';
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
    const seat = await house.groups.seatOf({ channel: 'telegram', account: 'other', chatId: '-1001' });
    expect(seat).toMatchObject({ unit: { code: 'street-110105026' }, role: 'unit' });
    expect(await house.groups.groupsOf('street-110105026')).toEqual([
      { channel: 'telegram', account: 'bot', chatId: '-1001' },
    ]);
    expect(await house.groups.groupsOf('util-lamps')).toEqual([]);
    expect(await house.groups.seatOf(group)).toBeNull();
  });

  it('binds a group with a code, once, whatever the case and dashes', async () => {
    const { code, unit, expiresAt } = await house.groups.issueCode('路灯中心');
    expect(code).toMatch(/^[34679ACDEFGHJKMNPQRTWXY]{8}$/);
    expect(unit.code).toBe('util-lamps');
    expect(expiresAt.getTime() - house.time.ms).toBe(30 * 60_000);
    const typed = `${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase();
    expect((await house.groups.bind(typed, group, '照明群', '42')).unit.code).toBe('util-lamps');
    expect((await house.groups.seatOf(group))?.unit.code).toBe('util-lamps');
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

  it('binds a group to the people of a role, one place only', async () => {
    const { code, role } = await house.groups.issueCode('street-110105026', 'leaders');
    expect(role).toBe('leaders');
    await house.groups.bind(code, group, '领导群', '42');
    expect(await house.groups.seatOf(group)).toMatchObject({ unit: { code: 'street-110105026' }, role: 'leaders' });
    expect(await house.groups.groupsOf('street-110105026', 'leaders')).toEqual([group]);
    expect(await house.groups.groupsOf('street-110105026')).not.toContainEqual(group);
    const again = await house.groups.issueCode('district-110105', 'supervisors');
    await house.groups.bind(again.code, group, '督办群', '42');
    expect(await house.groups.groupsOf('street-110105026', 'leaders')).toEqual([]);
    expect(await house.groups.groupsOf('district-110105', 'supervisors')).toEqual([group]);
    await house.groups.move(group, '-1002002');
    expect(await house.groups.seatOf({ ...group, chatId: '-1002002' })).toMatchObject({ role: 'supervisors' });
  });

  it('has supervisors in districts and the centre, dispatchers in the centre only', async () => {
    expect(await refusal(house.groups.issueCode('street-110105026', 'supervisors'))).toBe('bind.roleNotHere');
    expect(await refusal(house.groups.issueCode('district-110105', 'dispatchers'))).toBe('bind.roleNotHere');
    expect(await refusal(house.groups.issueCode('hotline', 'supervisors'))).toBe('none');
    expect(await refusal(house.groups.issueCode('hotline', 'dispatchers'))).toBe('none');
  });

  it('says to whoever stands in what is meant for people without a group', async () => {
    const place = async (unit: string, role: GroupRole) => {
      const { chats, own, role: as } = await house.groups.chatsFor(unit, role);
      return [chats.map(({ chatId }) => chatId).join(), as, own];
    };
    const bind = async (unit: string, role: GroupRole, chatId: string) => {
      const { code } = await house.groups.issueCode(unit, role);
      await house.groups.bind(code, { ...group, chatId }, null, '42');
    };
    expect(await place('street-110105026', 'leaders')).toEqual(['-1001', 'unit', true]);
    await bind('hotline', 'unit', '-1');
    expect(await place('district-110105', 'supervisors')).toEqual(['-1', 'unit', false]);
    await bind('hotline', 'dispatchers', '-2');
    expect(await place('district-110105', 'supervisors')).toEqual(['-2', 'dispatchers', false]);
    await bind('hotline', 'supervisors', '-3');
    expect(await place('district-110105', 'supervisors')).toEqual(['-3', 'supervisors', false]);
    expect(await place('hotline', 'supervisors')).toEqual(['-3', 'supervisors', true]);
    await bind('district-110105', 'supervisors', '-4');
    expect(await place('district-110105', 'supervisors')).toEqual(['-4', 'supervisors', true]);
    expect(await place('util-lamps', 'unit')).toEqual(['-1', 'unit', false]);
    expect(await place('util-lamps', 'leaders')).toEqual(['-1', 'unit', false]);
  });

  it('follows a group to its new id, whether it was bound or is in the files', async () => {
    const { code } = await house.groups.issueCode('util-lamps');
    await house.groups.bind(code, group, '照明群', '42');
    await house.groups.move(group, '-1002002');
    expect(await house.groups.seatOf(group)).toBeNull();
    expect(await house.groups.groupsOf('util-lamps')).toEqual([{ ...group, chatId: '-1002002' }]);
    await house.groups.move({ ...group, chatId: '-1001' }, '-1001001');
    expect((await house.groups.seatOf({ ...group, chatId: '-1001001' }))?.unit.code).toBe('street-110105026');
    expect(await house.groups.groupsOf('street-110105026')).toEqual([{ ...group, chatId: '-1001001' }]);
  });
});

onBothDatabases('unit groups in a demonstration', (dialect) => {
  it('gives every unit without a group a desk on the web', async () => {
    const house = await ticketsHouse(dialect, { demo: true });
    const desk = { channel: 'web', account: 'web', chatId: 'desk:util-lamps' };
    expect(await house.groups.groupsOf('util-lamps')).toEqual([desk]);
    expect((await house.groups.seatOf(desk))?.unit.code).toBe('util-lamps');
    expect(await house.groups.seatOf({ ...desk, chatId: 'desk:no-such' })).toBeNull();
    expect(await house.groups.groupsOf('street-110105026')).toHaveLength(1);
    const supervisors = { ...desk, chatId: 'desk:district-110105.supervisors' };
    expect(await house.groups.groupsOf('district-110105', 'supervisors')).toEqual([supervisors]);
    expect(await house.groups.seatOf(supervisors)).toMatchObject({ unit: { code: 'district-110105' } });
    expect(await house.groups.seatOf({ ...desk, chatId: 'desk:util-lamps.supervisors' })).toBeNull();
    await house.close();
  });
});
