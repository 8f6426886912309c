import { aCity } from '../../../test/builders/city.builder';
import { chooseUnit, nextUnit, type DispatchMatter } from './dispatch-rules';

const city = aCity();
const matter = (more: Partial<DispatchMatter>): DispatchMatter => ({
  category: 'road.surface',
  street: null,
  district: null,
  ...more,
});

describe('dispatch', () => {
  it.each([
    ['the unit the category names', { category: 'road.lamp', street: '110105026' }, 'util-lamps', 'category'],
    ['the street where it happens', { street: '110105026' }, 'street-110105026', 'street'],
    ['the district when the street is not known', { district: '110105' }, 'district-110105', 'district'],
    ['the district of a street that has no unit', { street: 'x', district: '110105' }, 'district-110105', 'district'],
    ['the fallback when nothing is known', {}, 'hotline', 'fallback'],
    ['the fallback in a district without a unit', { district: '110101' }, 'hotline', 'fallback'],
    ['the fallback for an unknown category', { category: 'no.such' }, 'hotline', 'fallback'],
  ])('goes to %s', (_name, more, unit, why) => {
    const choice = chooseUnit(city, matter(more));
    expect([choice.unit.code, choice.why]).toEqual([unit, why]);
  });

  it.each([
    ['a street to its district', { street: '110105026' }, 'street-110105026', 'district-110105'],
    ['a district to the fallback', { street: '110105026' }, 'district-110105', 'hotline'],
    ['a utility to the district', { category: 'road.lamp', street: '110105026' }, 'util-lamps', 'district-110105'],
    ['a unit chosen by hand to the fallback', { street: '110105026' }, 'util-lamps', 'hotline'],
    ['the fallback to nobody', { street: '110105026' }, 'hotline', null],
  ])('after a return goes from %s', (_name, more, from, to) => {
    expect(nextUnit(city, matter(more), from)?.unit.code ?? null).toBe(to);
  });
});
