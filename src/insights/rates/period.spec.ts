import { periodAt, periodBefore, readPeriod } from './period';

const BEIJING = 'Asia/Shanghai';
const at = (iso: string): Date => new Date(`${iso}+08:00`);

describe('a period of assessment', () => {
  it.each([
    ['2026-11-18T23:59:59', '2026-11', '2026-10-19T00:00:00', '2026-11-19T00:00:00'],
    ['2026-11-19T00:00:00', '2026-12', '2026-11-19T00:00:00', '2026-12-19T00:00:00'],
    ['2026-12-25T12:00:00', '2027-01', '2026-12-19T00:00:00', '2027-01-19T00:00:00'],
    ['2027-01-03T12:00:00', '2027-01', '2026-12-19T00:00:00', '2027-01-19T00:00:00'],
  ])('at %s is %s', (now, name, from, to) => {
    expect(periodAt(at(now), 19, BEIJING)).toEqual({ name, from: at(from), to: at(to) });
  });

  it('follows the one before without a gap, over the turn of the year too', () => {
    const period = periodAt(at('2027-01-03T12:00:00'), 19, BEIJING);
    const before = periodBefore(period, 19, BEIJING);
    expect([before.name, before.to]).toEqual(['2026-12', period.from]);
    expect(periodBefore(before, 19, BEIJING).name).toBe('2026-11');
  });

  it('begins at midnight of the city, also where its clocks change', () => {
    expect(readPeriod('2026-04', 1, 'Europe/London')).toEqual({
      name: '2026-04',
      from: new Date('2026-03-01T00:00:00Z'),
      to: new Date('2026-03-31T23:00:00Z'),
    });
  });

  it.each(['2026', '2026-13', '2026-1', 'november', ''])('is not called “%s”', (text) => {
    expect(readPeriod(text, 19, BEIJING)).toBeNull();
  });
});
