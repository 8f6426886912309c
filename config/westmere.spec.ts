import 'reflect-metadata';

import { loadCity } from './load-config';

describe('the second city', () => {
  const city = loadCity('config', 'westmere');

  it('has grades, a calendar and a language of its own', () => {
    expect(city.policy).toMatchObject({
      staffLanguage: 'en',
      timeZone: 'Europe/London',
      ticketPrefix: 'WM',
      phoneRegion: 'GB',
    });
    expect(city.policy.emergencyNumbers).toEqual({
      crime: '999',
      fire: '999',
      injury: '999',
      traffic: '999',
      despair: '116123',
    });
    expect(city.grades.emergency).toMatchObject({ resolveMinutes: 60, days: 'calendar' });
    expect(city.grades.utilities).toMatchObject({ resolveMinutes: 720, days: 'calendar' });
    expect(city.grades.ordinary).toMatchObject({ resolveMinutes: 5 * 1440, days: 'working' });
    expect(city.grades.complex).toMatchObject({ resolveMinutes: 10 * 1440, days: 'working' });
    expect(city.holidays.makeUp).toContain('2026-03-28');
  });

  it('has districts and wards of its own', () => {
    expect(city.districts).toHaveLength(3);
    expect(city.streets).toHaveLength(12);
    expect(city.categories.length).toBeGreaterThanOrEqual(25);
  });
});
