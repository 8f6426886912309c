import fc from 'fast-check';
import { wallTime } from './wall-time';

const ZONES = ['Asia/Shanghai', 'Europe/London', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC'];

/** What the platform says, asked for this very instant. */
function asked(instant: Date, timeZone: string): string {
  return instant.toLocaleString('sv-SE', { timeZone }).slice(0, 16);
}

function told(instant: Date, timeZone: string): string {
  const { year, month, day, hour, minute } = wallTime(instant, timeZone);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}

describe('what clocks on a wall show', () => {
  it('is what the platform says, at any instant in any zone', () => {
    const instants = fc.date({ min: new Date('1975-01-01Z'), max: new Date('2099-12-31Z'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.constantFrom(...ZONES), (instant, zone) => {
        expect(told(instant, zone)).toBe(asked(instant, zone));
      }),
      { numRuns: 500 },
    );
  });

  it('is right in the minutes about a change of the clocks, by a whole hour or by half of one', () => {
    for (const [change, zone] of [
      ['2026-03-29T01:00:00Z', 'Europe/London'],
      ['2026-10-25T01:00:00Z', 'Europe/London'],
      ['2026-04-04T15:00:00Z', 'Australia/Lord_Howe'],
    ] as const) {
      for (let minutes = -40; minutes <= 40; minutes += 1) {
        const instant = new Date(Date.parse(change) + minutes * 60_000);
        expect(told(instant, zone)).toBe(asked(instant, zone));
      }
    }
  });

  it('tells the weekday, and refuses a zone nobody knows', () => {
    expect(wallTime(new Date('2026-11-29T16:00:00Z'), 'Asia/Shanghai')).toMatchObject({ day: 30, weekday: 1 });
    expect(() => wallTime(new Date(0), 'Asia/Nowhere')).toThrow(RangeError);
    expect(() => wallTime(new Date(Number.NaN), 'UTC')).toThrow(RangeError);
  });
});
