import type { CityConfig, ClockName, GradeCode } from '../../config/city';
import { loadCity } from '../../config/load-config';
import type { Actor, OverlayMoveName } from '../../src/tickets';
import type { Ticket, TicketState } from '../../src/tickets/domain/ticket';
import { aTicket } from '../builders/ticket.builder';
import { FakeTime } from '../fakes/fake-time';
import { onBothDatabases } from '../support/databases';
import { stored } from '../support/stored-tickets';
import { ticketsHouse, type TicketsHouse } from '../support/tickets-house';
import { YearCalendar } from '../year/calendar';

const MINUTE = 60_000;
const LOADING_MS = 60_000;
/** Never quiet: somebody stands on the spot, or a supervisor waits. */
const AT_ANY_HOUR: readonly string[] = ['checkIn', 'supervision'];

/** Each clock runs on a ticket of its own: in a state, or by what is put over it. */
const RUNS: Record<ClockName, TicketState | { move: OverlayMoveName; by: 'lead' | 'dispatcher' | 'supervisor' }> = {
  dispatch: 'received',
  acceptance: 'dispatched',
  handling: 'inProgress',
  checkIn: { move: 'whistle', by: 'lead' },
  supervision: { move: 'supervise', by: 'supervisor' },
  jointPart: { move: 'addJoint', by: 'dispatcher' },
};
const CLOCKS = Object.keys(RUNS) as ClockName[];

/** A clock as it stands, and its ladder by the configuration, reckoned by the test's own calendar. */
class Ladder {
  private readonly rungs: { at: number; audience: string }[];

  constructor(
    private readonly city: CityConfig,
    private readonly calendar: YearCalendar,
    private readonly clock: {
      ticket: string;
      name: string;
      grade: GradeCode;
      due: number;
      minutes: number;
      own: boolean;
    },
  ) {
    const { name, grade, due, minutes, own } = clock;
    const days = own ? city.grades[grade].days : 'calendar';
    const ofClock = city.ladders.filter((ladder) => (ladder.clock ?? 'handling') === name);
    const ladder = ofClock.find((one) => one.grade === grade) ?? ofClock.find((one) => one.grade === undefined);
    this.rungs = (ladder?.rungs ?? [])
      .map(({ at, audience }) => {
        if ('minutesAfter' in at) return { at: due + at.minutesAfter * MINUTE, audience };
        const left = 'share' in at ? (1 - at.share) * minutes : at.minutesBefore;
        return { at: Math.trunc(calendar.before(due, left * MINUTE, days)), audience };
      })
      .sort((one, other) => one.at - other.at);
  }

  /** What is to be said, and when: of rungs that the quiet hours hold back together the highest. */
  said(): string[] {
    const { ticket, name, due } = this.clock;
    const heard = this.rungs.map(({ at, audience }, index) => ({ at: this.heard(at), audience, rung: index + 1 }));
    const speak = heard.filter(({ at }, index) => heard[index + 1]?.at !== at);
    const lines = speak.map(({ at, audience, rung }) => line(ticket, name, at, `rung ${rung} ${audience}`));
    return [...lines, line(ticket, name, due, 'breach')];
  }

  private heard(at: number): number {
    const { name, grade } = this.clock;
    const waits = this.city.policy.pings.quietGrades.includes(grade) && !AT_ANY_HOUR.includes(name);
    return waits ? this.calendar.quietUntil(at) : at;
  }
}

const line = (ticket: string, clock: string, at: number, what: string): string =>
  `${ticket} ${clock} ${new Date(at).toISOString()} ${what}`;

onBothDatabases('every rung of every ladder', (dialect) => {
  it.each(['beijing', 'westmere'])(
    'speaks once, at its instant: %s',
    async (code) => {
      const loaded = loadCity('config', code);
      // What is watched by rule has a clock of its own, which would speak between.
      const supervisionByRule = { ...loaded.policy.supervisionByRule, breached: 'off' as const };
      const city = { ...loaded, policy: { ...loaded.policy, supervisionByRule } };
      const calendar = new YearCalendar(city);
      const begins = calendar.nextAt('10:00', Date.parse('2026-03-23T00:00:00Z'));
      const house = await ticketsHouse(dialect, { city, time: new FakeTime(begins) });
      try {
        await running(house, city, calendar);
        const ladders = await laddersOf(house, city, calendar);
        await untilSilent(house);
        const should = ladders.flatMap((ladder) => ladder.said()).sort();
        expect((await said(house)).sort()).toEqual(should);
        expect(silent(city, should)).toEqual([]);
      } finally {
        await house.close();
      }
    },
    LOADING_MS,
  );
});

/** Rungs that no ticket of their grade would ever hear: the start is chosen so that the quiet hours swallow none. */
function silent(city: CityConfig, said: readonly string[]): string[] {
  return city.ladders.flatMap(({ clock = 'handling', grade, rungs }) => {
    const grades = grade ? [grade] : Object.keys(city.grades);
    return grades.flatMap((one) =>
      rungs
        .map((_, index) => `${clock} rung ${index + 1}`)
        .filter(
          (rung) => !said.some((heard) => heard.startsWith(`${one}-`) && heard.replace(/ \S+Z /, ' ').includes(rung)),
        )
        .map((rung) => `${one} ${rung}`),
    );
  });
}

/** A ticket for each grade and clock. */
async function running(house: TicketsHouse, city: CityConfig, calendar: YearCalendar): Promise<void> {
  const [street] = city.streets;
  const [called] = city.units.filter(({ level }) => level === 'department');
  if (!street || !called) throw new Error('the city has no street or no department');
  const lead: Actor = { kind: 'handler', id: '7', name: '7', unit: street.unit };
  const at = house.time.ms;
  const grades = Object.values(city.grades);
  const tickets = grades.flatMap((grade) =>
    CLOCKS.map((clock): Ticket => {
      const run = RUNS[clock];
      const after = (minutes: number): Date => new Date(calendar.after(at, minutes * MINUTE, grade.days));
      const id = `${grade.code}-${clock}`;
      return aTicket({
        ...{ id, number: `no-${id}`, draftId: id, grade: grade.code, leadUnit: street.unit },
        ...{ state: typeof run === 'string' ? run : 'inProgress', submittedAt: new Date(at), updatedAt: new Date(at) },
        ...{ acceptBy: after(grade.acceptMinutes), resolveBy: after(grade.resolveMinutes) },
        dispatchBy: after(grade.dispatchMinutes),
      });
    }),
  );
  await stored(house, tickets);
  for (const { id } of tickets) {
    const run = RUNS[id.split('-')[1] as ClockName];
    if (typeof run === 'string') continue;
    const by: Actor = run.by === 'lead' ? lead : { kind: run.by, id: '9', name: '9' };
    const more = { units: [called.code], place: 'here', level: 'notice' as const, words: 'as told', evidence: [] };
    await house.overlay.execute({ ticket: { id }, move: run.move, by, ...more });
  }
}

async function laddersOf(house: TicketsHouse, city: CityConfig, calendar: YearCalendar): Promise<Ladder[]> {
  const rows = await house.db.unitOfWork.read('SELECT * FROM ticket_clocks');
  return rows.map((row) => {
    const ticket = String(row['ticket_id']);
    const [grade] = ticket.split('-');
    const given = { due: Number(row['due_at']), minutes: Number(row['minutes']), own: row['overlay'] === '' };
    return new Ladder(city, calendar, { ticket, name: String(row['clock']), grade: grade as GradeCode, ...given });
  });
}

/** To each instant at which something is due, and to the millisecond before it, at which nothing is. */
async function untilSilent({ db, time, sweep }: TicketsHouse): Promise<void> {
  for (;;) {
    const [row] = await db.unitOfWork.read('SELECT min(next_at) AS next FROM ticket_clocks');
    if (row?.['next'] == null) return;
    time.advance(Math.max(0, Number(row['next']) - 1 - time.ms));
    expect(await sweep.execute()).toBe(0);
    time.advance(1);
    await sweep.execute();
    expect(await sweep.execute()).toBe(0);
  }
}

async function said({ db }: TicketsHouse): Promise<string[]> {
  const events = await db.unitOfWork.read(
    `SELECT ticket_id, type, at, data FROM ticket_events WHERE type IN ('escalated', 'breached')`,
  );
  return events.map(({ ticket_id: ticket, type, at, data }) => {
    const { clock, rung, audience } = JSON.parse(String(data)) as { clock: string; rung?: number; audience?: string };
    const what = type === 'breached' ? 'breach' : `rung ${rung ?? 0} ${audience ?? ''}`;
    return line(String(ticket), clock, Number(at), what);
  });
}
