import fc from 'fast-check';
import type { CityConfig } from '../../../../config/city';
import { loadCity } from '../../../../config/load-config';
import { aCity } from '../../../../test/builders/city.builder';
import { anOverlay } from '../../../../test/builders/overlay.builder';
import { aTicket } from '../../../../test/builders/ticket.builder';
import { deadlineAfter, instantBefore } from '../deadlines';
import type { ClockProgress, RunningClock } from './clock';
import { clocksOf } from './clocks-of';
import { decideClock } from './decide-clock';
import { highestDue, rungsOf } from './ladder';
import { heldUntil, quietEnd } from './quiet-hours';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const MONDAY = Date.parse('2026-11-23T02:00:00Z');
const { ladders } = loadCity('config', 'beijing');
const city: CityConfig = aCity({ ladders });
const FRESH: ClockProgress = { passed: 0, breached: false };
const handling = (more: Partial<RunningClock> = {}): RunningClock => ({
  ticketId: 't',
  clock: 'handling',
  overlay: null,
  unit: 'street-110105026',
  grade: 'utilities',
  dueAt: new Date(MONDAY + DAY),
  minutes: 1440,
  stopped: false,
  ...more,
});

describe('the clocks of a ticket', () => {
  const names = (...[ticket, overlays = []]: [Parameters<typeof aTicket>[0], Parameters<typeof clocksOf>[1]?]) =>
    clocksOf(aTicket(ticket), overlays, city).map(({ clock }) => clock);

  it.each([
    ['received', ['dispatch', 'handling']],
    ['dispatched', ['acceptance', 'handling']],
    ['inProgress', ['handling']],
    ['returnRequested', ['handling']],
    ['resolved', []],
    ['withdrawn', []],
  ] as const)('when %s', (state, expected) => expect(names({ state })).toEqual(expected));

  it('stand while the resident is asked, as those of the state before', () => {
    const ticket = aTicket({ state: 'needsInfo', stateBefore: 'dispatched', clockStoppedAt: new Date(MONDAY) });
    expect(clocksOf(ticket, [], city).map(({ clock, stopped }) => [clock, stopped])).toEqual([
      ['acceptance', true],
      ['handling', true],
    ]);
  });

  it('are those of what lies over it too; only supervision outlives it', () => {
    const dueAt = new Date(MONDAY + DAY);
    const over = [anOverlay('supervision', 'open', { dueAt }), anOverlay('checkIn', 'called', { dueAt })];
    expect(names({ state: 'inProgress' }, over)).toEqual(['handling', 'supervision', 'checkIn']);
    expect(names({ state: 'resolved' }, over)).toEqual(['supervision']);
  });

  it('count the shares of supervision that was raised from its new level, not from when it began', () => {
    const dueAt = new Date(MONDAY + 10 * DAY);
    const data = { level: 'red', cause: 'supervisor', words: '', answer: null } as const;
    const raised = anOverlay('supervision', 'open', { openedAt: new Date(MONDAY), dueAt, data });
    const [, clock] = clocksOf(aTicket({ state: 'inProgress' }), [raised], city);
    expect(clock?.minutes).toBe(city.policy.overlays.supervisionHours.red * 60);
  });
});

describe('a ladder', () => {
  it('has its rungs at the shares of the time and after the deadline', () => {
    const hours = rungsOf(handling(), city).map(({ at }) => (at.getTime() - MONDAY) / 3_600_000);
    expect(hours).toEqual([12, 19.2, 24, 26, 36]);
  });

  it('looked at whenever and however often, never speaks a rung twice nor backwards, and ends with the last', () => {
    const looks = fc.array(fc.integer({ min: 0, max: 40 * 60 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(looks, (minutes) => {
        let progress: ClockProgress = FRESH;
        const spoken: number[] = [];
        let breaches = 0;
        for (const minute of [...minutes].sort((one, other) => one - other).concat(40 * 60)) {
          const now = new Date(MONDAY + minute * MINUTE);
          const decision = decideClock(handling(), progress, now, city);
          if (decision.escalated) spoken.push(decision.escalated.rung);
          if (decision.breach) breaches += 1;
          if (decision.nextAt) expect(decision.nextAt > now).toBe(true);
          expect(highestDue(rungsOf(handling(), city), decision.passed, now)).toBeNull();
          progress = decision;
        }
        expect(spoken).toEqual([...new Set(spoken)].sort((one, other) => one - other));
        expect(spoken.at(-1)).toBe(5);
        expect(breaches).toBe(1);
      }),
    );
  });
});

describe('an instant before a deadline', () => {
  it.each(['calendar', 'working'] as const)('on %s days is where the deadline is counted from', (days) => {
    const grade = { ...city.grades.ordinary, days };
    const from = fc.integer({ min: 0, max: 4 * 1440 - 1 });
    fc.assert(
      fc.property(from, fc.integer({ min: 1, max: 20 * 1440 }), (start, minutes) => {
        // From Monday to Friday, so that the start is on a working day.
        const begun = new Date(MONDAY + start * MINUTE);
        const due = deadlineAfter(begun, minutes, grade, city);
        expect(instantBefore(due, minutes, grade, city)).toEqual(begun);
      }),
    );
  });
});

describe('quiet hours', () => {
  const at = (time: string): Date => new Date(`2026-11-23T${time}:00+08:00`);

  it.each([
    ['21:59', null],
    ['22:00', '2026-11-23T23:00:00.000Z'],
    ['23:59', '2026-11-23T23:00:00.000Z'],
    ['00:00', '2026-11-22T23:00:00.000Z'],
    ['06:59', '2026-11-22T23:00:00.000Z'],
    ['07:00', null],
  ])('at %s end at %s', (time, end) => expect(quietEnd(at(time), city)?.toISOString() ?? null).toBe(end));

  it.each([
    ['forward', '2026-03-28T23:30:00Z', '2026-03-29T06:00:00.000Z'],
    ['forward, after midnight', '2026-03-29T00:30:00Z', '2026-03-29T06:00:00.000Z'],
    ['back', '2026-10-24T22:30:00Z', '2026-10-25T07:00:00.000Z'],
    ['back, after midnight', '2026-10-24T23:30:00Z', '2026-10-25T07:00:00.000Z'],
  ])('end at seven by the clocks in the night in which these go %s', (_way, time, end) => {
    const london = { policy: { ...city.policy, timeZone: 'Europe/London' } };
    expect(quietEnd(new Date(time), london)?.toISOString()).toBe(end);
  });

  it('hold back seven days and fifteen, never 2 h and 24 h, nor a check-in or an answer', () => {
    const held = (grade: RunningClock['grade'], clock: RunningClock['clock']) =>
      heldUntil(at('23:00'), { grade, clock }, city) !== null;
    expect([held('ordinary', 'handling'), held('complex', 'acceptance')]).toEqual([true, true]);
    expect([held('emergency', 'handling'), held('utilities', 'handling')]).toEqual([false, false]);
    expect([held('ordinary', 'checkIn'), held('ordinary', 'supervision')]).toEqual([false, false]);
  });
});
