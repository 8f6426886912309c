import type { GradeCode } from '../../config/city';
import type { UnitOfWork } from '../../src/database';
import { parseTicketNumber } from '../../src/tickets';
import type { PlannedAct } from './act';
import { checkCallbacks } from './check-callbacks';
import { checkLadders } from './check-ladders';
import { checkPlan } from './check-plan';
import { checkRates } from './check-rates';
import type { YearDistrict } from './city';
import { linesBeyond } from './lines';
import { byPlan, type Logged, type TicketRow, type YearLog } from './log';
import { ENDED, Replay } from './replay';
import type { ToldCallbacks } from './replay-callbacks';
import type { Due } from './replay-clocks';

/** A finished year: what was planned, what is stored, and each ticket's life told again from its events. */
export interface YearRun {
  district: YearDistrict;
  plan: readonly PlannedAct[];
  /** The codes acts were refused with, by their place in the plan. */
  refusals: ReadonlyMap<number, string>;
  log: YearLog;
  replays: ReadonlyMap<string, { replay: Replay; said: readonly Due[] }>;
  callbacks: ToldCallbacks;
  /** For what the program itself reads out of the year. */
  unitOfWork: UnitOfWork;
}

/** A comparison: what is not as it should be, a line each. */
type YearCheck = (run: YearRun) => string[] | Promise<string[]>;

/** ★ Everything that is compared. What is reckoned from the log by other means is a line here. */
const CHECKS: Readonly<Record<string, YearCheck>> = {
  plan: checkPlan,
  ladders: checkLadders,
  deadlines: checkDeadlines,
  owners: checkOwners,
  numbers: checkNumbers,
  told: checkTold,
  overlays: checkOverlays,
  rulings: checkRulings,
  callbacks: checkCallbacks,
  rates: checkRates,
};

/** Reads every ticket's life again from its events. */
export function replayed(log: YearLog, { city, calendar }: YearDistrict): YearRun['replays'] {
  const grades = new Map(city.categories.map(({ code, grade }) => [code, grade]));
  return new Map(
    log.tickets.map(({ id, category }) => {
      const replay = new Replay(city, calendar, grades.get(category) ?? ('ordinary' as GradeCode));
      return [id, { replay, said: replay.tell(log.events.get(id) ?? [], Infinity) }];
    }),
  );
}

/** Everything that is not as it should be. */
export async function problemsOf(run: YearRun): Promise<string[]> {
  const found: string[] = [];
  for (const [name, check] of Object.entries(CHECKS)) {
    found.push(...(await check(run)).map((problem) => `${name}: ${problem}`));
  }
  return found;
}

function checkDeadlines({ log, replays }: YearRun): string[] {
  return log.tickets.flatMap((ticket) => {
    const replay = replays.get(ticket.id)?.replay;
    if (!replay) return [`${ticket.number} has no events`];
    const { acceptBy, resolveBy } = dueOf(ticket, replay, log, replays);
    const should = [replay.state, replay.lead, replay.dispatchBy, acceptBy, resolveBy, replay.returns];
    const is = [ticket.state, ticket.lead, ticket.dispatchBy, ticket.acceptBy, ticket.resolveBy, ticket.returns];
    const own = log.events.get(ticket.id) ?? [];
    // Who leads a joined ticket is the matter's, and it never went to a unit of its own.
    const same = should.every((value, index) => value === is[index] || (index === 1 && value === ''));
    const gap = own.findIndex(({ seq }, index) => seq !== index + 1);
    return [
      ...(same ? [] : [`${ticket.number} should be ${should.join(' ')} and is ${is.join(' ')}`]),
      ...(gap < 0 && own.length === ticket.revision ? [] : [`${ticket.number} has a gap in its events`]),
    ];
  });
}

/** A ticket that was joined as it was opened stands as the matter stood then. */
function dueOf(
  ticket: TicketRow,
  replay: Replay,
  log: YearLog,
  replays: YearRun['replays'],
): Pick<Replay, 'acceptBy' | 'resolveBy'> {
  const events = log.events.get(ticket.id) ?? [];
  const joined = events.find(({ type, seq }) => type === 'joined' && seq === 3);
  if (!joined || events.some(({ type }) => type === 'split')) return replay;
  const main = replays.get(joined.data.into ?? '')?.replay;
  return main?.deadlines.findLast(({ at }) => at <= joined.at) ?? replay;
}

/** No open ticket without a clock that runs, or stands for a reason, and a unit that exists. */
function checkOwners({ log, district: { city } }: YearRun): string[] {
  const units = new Set(city.units.map(({ code }) => code));
  const handling = new Map(
    log.clocks.filter(({ clock }) => clock === 'handling').map((row) => [row['ticket_id'], row]),
  );
  return log.tickets.flatMap(({ id, number, state, lead, stopped }) => {
    if (!units.has(lead)) return [`${number} is led by nobody`];
    const clock = handling.get(id);
    if (ENDED.includes(state)) return clock ? [`${number} is ${state} and its clock runs on`] : [];
    if (!clock) return [`${number} is ${state} without a clock`];
    if (clock['unit'] !== lead) return [`${number} is led by ${lead}, and its clock runs against another unit`];
    if (stopped !== (state === 'needsInfo'))
      return [`${number} is ${state}, and its clock stands or runs without reason`];
    // Once everything was said there is nothing to look at; that stands in its row.
    return Number(clock['breached']) || stopped ? [] : [`${number} is ${state}, and its deadline was never noticed`];
  });
}

/** Each day's numbers go from 1 without a gap. */
function checkNumbers({ log, district: { city } }: YearRun): string[] {
  const days = new Map<string, number[]>();
  for (const { number } of log.tickets) {
    if (!parseTicketNumber(number, city.policy.ticketPrefix)) return [`${number} is no number`];
    const [, day = '', sequence] = number.split('-');
    days.set(day, [...(days.get(day) ?? []), Number(sequence)]);
  }
  return [...days].flatMap(([day, sequences]) => {
    const sorted = sequences.sort((a, b) => a - b);
    return sorted.every((value, index) => value === index + 1) ? [] : [`the numbers of ${day} have gaps`];
  });
}

/** Every event was told, nothing waits, nothing was told twice (the keys are unique, else the run had failed), and in the city's language. */
async function checkTold({ log, district }: YearRun): Promise<string[]> {
  const untold = [...log.events.values()].flat().filter(({ told }) => told !== 1);
  const notices = await log.rows('year_notices');
  const held = await log.rows('held_pings');
  const english = district.city.policy.staffLanguage === 'en';
  return [
    ...untold.map(({ ticket, type }) => `${type} of ${ticket} was not told`),
    ...(notices.length ? [] : ['nobody was told anything']),
    ...held.filter(({ due_at }) => due_at !== null).map((row) => `${String(row['once_key'])} still waits to be told`),
    ...notices
      .filter(({ han }) => Number(han) && english)
      .map(({ once_key }) => `${String(once_key)} is not in English`),
  ];
}

/** What waits for somebody ended with its ticket; supervision stays, and what is asked to be excluded. */
function checkOverlays({ log }: YearRun): string[] {
  const states = new Map(log.tickets.map(({ id, state }) => [id, state]));
  return log.overlays.flatMap((row) => {
    const ended = ENDED.includes(states.get(String(row['ticket_id'])) ?? '');
    const waits = row['ended_at'] === null && !['supervision', 'exclusion'].includes(String(row['kind']));
    return ended && waits ? [`a ${row['kind'] ?? ''} waits on a ticket that is over`] : [];
  });
}

const RULED = [
  ...['dispatched', 'returnUpheld', 'returnRefused', 'extensionGranted', 'extensionRefused', 'supervised'],
  ...[
    'supervisionLifted',
    'partAssigned',
    'partCancelled',
    'joined',
    'split',
    'closed',
    'exclusionGranted',
    'exclusionRefused',
  ],
];

/** Every ruling of a person of the centre stands in the audit log, once. */
function checkRulings({ log, plan, refusals }: YearRun): string[] {
  const key = (ticket: unknown, at: unknown, what: unknown): string =>
    `${ticket as string} ${at as string} ${what as string}`;
  const ruled = (event: Logged): boolean =>
    RULED.includes(event.type) && ['dispatcher', 'supervisor'].includes(event.actor);
  const should = [...log.events.values()]
    .flat()
    .filter(ruled)
    .map(({ ticket, at, type }) => key(ticket, at, type));
  const ticketOf = byPlan(log);
  plan.forEach(({ ticket, at, doing }, index) => {
    if (doing.what === 'keepRuling' && !refusals.has(index)) should.push(key(ticketOf(ticket)?.id, at, 'keptRule'));
  });
  const is = log.audit.map((row) => {
    const { event = row['action'] } = JSON.parse(String(row['detail'])) as { event?: string };
    return key(row['ticket_id'], row['at'], event);
  });
  return [
    ...linesBeyond(should, is).map((ruling) => `missing: ${ruling}`),
    ...linesBeyond(is, should).map((ruling) => `too much: ${ruling}`),
  ];
}
