import type { Actor } from '../../src/tickets';
import { aCity } from '../builders/city.builder';
import { aRequest } from '../builders/service-request.builder';
import { onBothDatabases } from '../support/databases';
import { ticketsHouse, type TicketsHouse } from '../support/tickets-house';

const STREET = 'street-110105026';
const KEY = 'telegram:bot:77';
const wang: Actor = { kind: 'handler', id: '77', name: '王师傅', unit: STREET };
const chief: Actor = { kind: 'supervisor', id: '2', name: '钱督办' };

onBothDatabases('people of staff and the log of what they saw and ruled', (dialect) => {
  let house: TicketsHouse;
  let id: string;
  let number: string;

  beforeEach(async () => {
    const staff = [{ person: 'telegram:500', unit: STREET, role: 'leader' as const }];
    house = await ticketsHouse(dialect, { city: aCity({ staff }) });
    const [outcome] = await house.open.execute([aRequest()]);
    if (!outcome?.ok) throw new Error('not opened');
    ({ ticketId: id, number } = outcome);
  });
  afterEach(() => house.close());

  const member = (role: 'handler' | 'analyst' | 'dispatcher' | 'supervisor', unit = STREET) => ({
    ...{ key: KEY, unit, role, name: '王师傅' },
  });

  it('lets a person in by a code of theirs, once, and out again', async () => {
    const { code } = await house.people.issueCode(STREET, 'handler');
    await expect(
      house.groups.bind(code, { channel: 'telegram', account: 'bot', chatId: '-1' }, null, 'x'),
    ).rejects.toMatchObject({
      code: 'bind.badCode',
    });
    expect(await house.people.bind(code, KEY, '王师傅')).toEqual(member('handler'));
    await expect(house.people.bind(code, 'telegram:bot:78', null)).rejects.toMatchObject({ code: 'bind.badCode' });
    expect(await house.members.find(KEY)).toEqual(member('handler'));
    expect(await house.members.list()).toEqual([member('handler')]);
    expect(await house.people.unbind(KEY)).toBe(true);
    expect(await house.members.find(KEY)).toBeNull();
    expect((await house.audit.list(9)).map(({ action }) => action)).toEqual(['unboundPerson', 'boundPerson']);
  });

  it('does not take the code of a group for a person', async () => {
    const { code } = await house.groups.issueCode(STREET);
    await expect(house.people.bind(code, KEY, null)).rejects.toMatchObject({ code: 'bind.badCode' });
  });

  it('knows those whom the files name', async () => {
    expect(await house.members.find('telegram:bot:500')).toMatchObject({ unit: STREET, role: 'leader' });
    expect(await house.members.find('telegram:bot:501')).toBeNull();
  });

  it('shows a contact to who handles the case, and writes each look down', async () => {
    expect(await house.contacts.execute(member('handler'), number)).toEqual({ number, phone: '+8613800138000' });
    expect(await house.contacts.execute(member('dispatcher', 'hotline'), '1')).toMatchObject({ number });
    expect(await house.audit.list(9, id)).toMatchObject([
      { action: 'sawContact', actor: { kind: 'dispatcher', id: KEY } },
      { action: 'sawContact', actor: { kind: 'handler', id: KEY, name: '王师傅' }, detail: { unit: STREET } },
    ]);
  });

  it.each([
    ['an analyst', member('analyst')],
    ['a handler of another unit', member('handler', 'util-lamps')],
    ['a supervisor of a unit that is no district', member('supervisor')],
  ])('tells %s no more than that there is none', async (_, who) => {
    await expect(house.contacts.execute(who, number)).rejects.toMatchObject({ code: 'ticket.notFound' });
    expect(await house.audit.list(9, id)).toEqual([]);
  });

  it('shows nothing of a case that is over', async () => {
    const by: Actor = { kind: 'resident', key: (await house.stored.find({ id }))?.resident.key ?? '', name: null };
    await house.act.execute({ ticket: { id }, move: 'withdraw', by, words: null, evidence: [] });
    await expect(house.contacts.execute(member('handler'), number)).rejects.toMatchObject({ code: 'ticket.notFound' });
  });

  it('writes down what dispatchers and supervisors rule, and not what a unit does', async () => {
    await house.act.execute({ ticket: { id }, move: 'accept', by: wang, words: null, evidence: [] });
    await house.overlay.execute({
      ticket: { id },
      move: 'supervise',
      by: chief,
      words: '尽快',
      evidence: [],
      level: 'red',
    });
    expect(await house.audit.list(9, id)).toMatchObject([
      { action: 'ruled', actor: { kind: 'supervisor', name: '钱督办' }, detail: { event: 'supervised', unit: STREET } },
    ]);
  });
});
