import { STAFF_ROLES } from '../../../config/staff-roles';
import { aCity } from '../../../test/builders/city.builder';
import { aTicket } from '../../../test/builders/ticket.builder';
import { maySeeContact } from './rights';

const city = aCity();
const STREET = 'street-110105026';
const roles = (unit: string, more = {}) =>
  STAFF_ROLES.filter((role) =>
    maySeeContact({ key: 'k', unit, role, name: null }, aTicket({ leadUnit: STREET, ...more }), city),
  );

describe('who may see how to reach a resident', () => {
  it.each([
    ['the unit that leads', STREET, ['handler', 'leader', 'dispatcher']],
    ['another unit', 'util-lamps', ['dispatcher']],
    ['the centre', city.fallbackUnit, ['dispatcher', 'supervisor']],
  ])('of %s', (_, unit, expected) => {
    expect(roles(unit)).toEqual(expected);
  });

  it('is the supervisor of the district where it is, and of no other', () => {
    const units = city.units.map((unit) => (unit.code === 'district-110105' ? { ...unit, district: '110105' } : unit));
    const supervisor = { key: 'k', unit: 'district-110105', role: 'supervisor' as const, name: null };
    const here = aTicket({ leadUnit: STREET });
    expect(maySeeContact(supervisor, here, { ...city, units })).toBe(here.place.district === '110105');
    const place = { ...here.place, district: '110101' };
    expect(maySeeContact(supervisor, { ...here, place }, { ...city, units })).toBe(false);
  });

  it('is nobody once the case is over', () => {
    for (const state of ['closed', 'withdrawn', 'declined'] as const) expect(roles(STREET, { state })).toEqual([]);
    expect(roles(STREET, { state: 'resolved' })).toContain('handler');
  });
});
