import type { Grade } from '../../../config/city';
import { aCity } from '../../../test/builders/city.builder';
import { acceptanceDue, deadlineAfter, deadlinesFrom, isWorkingDay, regraded, shiftDeadline } from './deadlines';

const holidays = { off: ['2026-10-01', '2026-10-02'], makeUp: ['2026-10-10'] };
const city = aCity({ holidays });
const calendarDays = city.grades.ordinary;
const workingDays: Grade = { ...calendarDays, days: 'working' };
/** An instant on the city's clock. */
const at = (wall: string): Date => new Date(`${wall}:00+08:00`);
const DAY = 1440;

describe('deadlines', () => {
  it('are counted from submission', () => {
    const from = at('2026-11-20T15:00');
    expect(deadlinesFrom(from, city.grades.emergency, city)).toEqual({
      dispatchBy: at('2026-11-20T16:00'),
      acceptBy: at('2026-11-20T15:30'),
      resolveBy: at('2026-11-20T17:00'),
    });
    expect(deadlinesFrom(from, calendarDays, city).resolveBy).toEqual(at('2026-11-27T15:00'));
  });

  it.each([
    ['in the day', '2026-11-20T15:00', calendarDays, '2026-11-20T17:00'],
    ['until the quiet hours begin', '2026-11-20T20:00', calendarDays, '2026-11-20T22:00'],
    ['over the quiet hours', '2026-11-20T21:30', calendarDays, '2026-11-21T08:30'],
    ['from the quiet hours', '2026-11-20T23:30', calendarDays, '2026-11-21T09:00'],
    ['from after midnight', '2026-11-21T06:59', calendarDays, '2026-11-21T09:00'],
    ['from the end of the quiet hours', '2026-11-21T07:00', calendarDays, '2026-11-21T09:00'],
    ['through the night where it cannot wait', '2026-11-20T23:30', city.grades.utilities, '2026-11-21T01:30'],
    ['from a Friday night in working days', '2026-11-20T23:30', workingDays, '2026-11-23T09:00'],
    ['over a weekend in working days', '2026-11-20T21:00', workingDays, '2026-11-23T08:00'],
    ['on a day off in working days', '2026-11-21T15:00', workingDays, '2026-11-23T09:00'],
  ])('leave time to accept: %s', (_name, from, grade, expected) => {
    expect(acceptanceDue(at(from), grade, city)).toEqual(at(expected));
  });

  it.each([
    ['through a weekend', '2026-11-20T15:00', 7 * DAY, '2026-12-01T15:00'],
    ['from a Saturday on', '2026-11-21T15:00', DAY, '2026-11-24T00:00'],
    ['within a day', '2026-11-23T09:00', 120, '2026-11-23T11:00'],
    ['past days off', '2026-09-30T12:00', DAY, '2026-10-05T12:00'],
    ['with a Saturday that is worked', '2026-10-09T12:00', DAY, '2026-10-10T12:00'],
  ])('in working days: %s', (_name, from, minutes, expected) => {
    expect(deadlineAfter(at(from), minutes, workingDays, city)).toEqual(at(expected));
  });

  it.each([
    ['2026-10-01T12:00', false],
    ['2026-10-10T12:00', true],
    ['2026-11-21T23:59', false],
    ['2026-11-23T00:00', true],
  ])('know %s for a working day: %s', (wall, expected) => {
    expect(isWorkingDay(at(wall), city)).toBe(expected);
  });

  it('move by as long as the clock stood still', () => {
    const stopped = at('2026-11-20T15:00');
    const now = at('2026-11-22T16:00');
    const deadline = at('2026-11-27T15:00');
    expect(shiftDeadline(deadline, stopped, now, calendarDays, city)).toEqual(at('2026-11-29T16:00'));
  });

  it('in working days keep what was left when the clock stopped', () => {
    const stopped = at('2026-11-20T12:00');
    const left = shiftDeadline(at('2026-11-23T12:00'), stopped, at('2026-11-25T12:00'), workingDays, city);
    expect(left).toEqual(at('2026-11-26T12:00'));
  });

  it('that had passed before stay as they were', () => {
    const deadline = at('2026-11-20T12:00');
    expect(shiftDeadline(deadline, at('2026-11-20T13:00'), at('2026-11-21T13:00'), calendarDays, city)).toBe(deadline);
  });

  describe('of another grade', () => {
    const submittedAt = at('2026-11-20T15:00');
    const ordinary = { submittedAt, ...deadlinesFrom(submittedAt, calendarDays, city) };

    it('are counted from submission too', () => {
      const short = regraded(ordinary, calendarDays, city.grades.emergency, city);
      expect(short).toEqual(deadlinesFrom(submittedAt, city.grades.emergency, city));
      expect(regraded({ ...ordinary, ...short }, city.grades.emergency, calendarDays, city)).toEqual(
        deadlinesFrom(submittedAt, calendarDays, city),
      );
    });

    it('keep what was added to the old ones: an extension, a clock that stood still, a later unit', () => {
      const extended = { ...ordinary, resolveBy: at('2026-11-29T16:00'), acceptBy: at('2026-11-21T17:00') };
      expect(regraded(extended, calendarDays, city.grades.complex, city)).toEqual({
        dispatchBy: at('2026-11-20T16:00'),
        acceptBy: at('2026-11-21T17:00'),
        resolveBy: at('2026-12-07T16:00'),
      });
    });

    it('lay on working days what was added on working days', () => {
      const friday = { submittedAt, ...deadlinesFrom(submittedAt, workingDays, city) };
      // A day more, over a weekend that does not count.
      const extended = { ...friday, resolveBy: deadlineAfter(friday.resolveBy, DAY, workingDays, city) };
      const moved = regraded(extended, workingDays, { ...workingDays, resolveMinutes: 2 * DAY }, city);
      expect(moved.resolveBy).toEqual(deadlineAfter(submittedAt, 3 * DAY, workingDays, city));
    });

    it('are not brought forward by what was shorter before', () => {
      const early = { ...ordinary, resolveBy: at('2026-11-21T15:00') };
      expect(regraded(early, calendarDays, city.grades.complex, city).resolveBy).toEqual(at('2026-12-05T15:00'));
    });
  });
});
