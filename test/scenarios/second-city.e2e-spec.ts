import type { ChatPerson, Group, Resident } from '../support/channels/driver';
import { TelegramDriver } from '../support/channels/telegram.driver';
import { deadlinesFrom } from '../../src/tickets/domain/deadlines';
import { FakeTime } from '../fakes/fake-time';
import { House } from '../support/house';
import { ticketsOf } from '../support/transcripts/tickets';

const WARD = 'street-900102001';
const LOADING_MS = 60_000;
/** Thursday 26 March 2026, ten in the morning; the clocks go forward on Sunday, and the Saturday is worked. */
const THURSDAY = Date.UTC(2026, 2, 26, 10, 0, 0);

describe('a second city, in English, with working days', () => {
  let house: House;
  let resident: Resident;
  let group: Group;
  let clerk: ChatPerson;
  const toResident: string[] = [];
  const toGroup: string[] = [];

  beforeAll(async () => {
    house = await House.start({ channels: ['telegram', 'web'], city: 'westmere', clock: new FakeTime(THURSDAY) });
    const telegram = new TelegramDriver(house);
    resident = await telegram.resident({ name: 'Ada', language: 'en' });
    group = await telegram.unitGroup(WARD);
    clerk = await group.person('Tom');
  }, LOADING_MS);
  afterAll(() => house.stop());

  const settled = async (act: Promise<void>): Promise<void> => {
    await act;
    await house.idle();
    toResident.push(...(await resident.heard()).map(({ text }) => text));
    toGroup.push(...(await group.heard()).map(({ text }) => text));
  };
  const ticket = async () => {
    const [row] = await ticketsOf(house, resident.key);
    if (!row) throw new Error(`there is no ticket: ${toResident.join(' | ')}`);
    return row;
  };

  it('takes a complaint in English, with a phone number of its own country', async () => {
    await settled(
      resident.say('The street light in Copperbridge Ward, 6 Mill Lane is out since last night, phone 020 7946 0958'),
    );
    await settled(resident.press('Street light out'));
    await settled(resident.press('None'));
    await settled(resident.press('Keep it private'));
    await settled(resident.press('Submit'));
    const row = await ticket();
    expect(row).toMatchObject({ lead_unit: WARD, language: 'en', contact_phone: '+442079460958' });
    expect(row.number).toMatch(/^WM-/);
    expect(toResident.join('\n')).not.toMatch(/\p{Script=Han}/u);
  });

  it('counts five working days over a worked Saturday, the change of the clocks and no Sunday', async () => {
    const { id } = await ticket();
    const [row] = await house.database.unitOfWork.read<{ resolve_by: string | number }>(
      'SELECT resolve_by FROM tickets WHERE id = ?',
      [id],
    );
    // Ten o'clock on Thursday to ten o'clock on Wednesday, which is nine in Greenwich: the Sunday counts nothing.
    expect(new Date(row?.resolve_by ?? 0).toISOString().slice(0, 16)).toBe('2026-04-01T09:00');
  });

  it('leaves out Good Friday, the weekend and Easter Monday', () => {
    const from = new Date('2026-04-02T09:00:00Z');
    const { resolveBy } = deadlinesFrom(from, house.city.grades.ordinary, house.city);
    expect(resolveBy.toISOString()).toBe('2026-04-13T09:00:00.000Z');
  });

  it('speaks English to the unit, and passes what it does in English', async () => {
    const { number } = await ticket();
    await settled(clerk.press('Accept'));
    expect((await ticket()).state).toBe('accepted');
    await settled(clerk.say(`progress ${number} an electrician is on the way`));
    expect(toResident.join('\n')).toContain('an electrician is on the way');
    await settled(clerk.say(`resolve ${number} the lamp was replaced`));
    expect((await ticket()).state).toBe('resolved');
    expect(toResident.join('\n')).toContain('the lamp was replaced');
    expect([...toResident, ...toGroup].join('\n')).not.toMatch(/\p{Script=Han}/u);
  });

  it('names the emergency number of its own country, and speaks Chinese to who does', async () => {
    const auntie = await new TelegramDriver(house).resident({ name: '胡秀芬', language: 'zh-CN' });
    await settled(auntie.start(''));
    await settled(auntie.say('我家着火了，快来救人'));
    const said = (await auntie.heard()).map(({ text }) => text).join('\n');
    expect(said).toContain('999');
    expect(said).not.toContain('119');
    expect(said).toMatch(/\p{Script=Han}/u);
  });
});
