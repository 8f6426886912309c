import type { YearRun } from './checks';
import { linesBeyond } from './lines';
import type { Logged } from './log';
import type { Due } from './replay-clocks';

const CLOCK_EVENTS = ['escalated', 'breached', 'checkInMissed'];

/**
 * Every rung spoke exactly once where its instant came while its clock ran and no higher one was due with it, at the
 * first sweep that could say it; no other spoke. Breaches and misses alike.
 */
export function checkLadders({ log, replays }: YearRun): string[] {
  return log.tickets.flatMap(({ id, number }) => {
    const should = (replays.get(id)?.said ?? []).map(asLine).sort();
    const is = (log.events.get(id) ?? [])
      .filter(({ type }) => CLOCK_EVENTS.includes(type))
      .map(logged)
      .sort();
    const missing = linesBeyond(should, is).map((line) => `${number} did not say ${line}`);
    return [...missing, ...linesBeyond(is, should).map((line) => `${number} should not have said ${line}`)];
  });
}

function asLine({ type, clock, key, unit, at, due, rung, audience }: Due): string {
  const of = type === 'checkInMissed' ? [] : [due, rung ?? '', audience ?? ''];
  return [type, clock, key, unit, new Date(at).toISOString(), ...of].join(' ').trimEnd();
}

function logged({ type, at, data }: Logged): string {
  const { clock = 'checkIn', overlay = null, unit = '', due = 0, rung = null, audience = null } = data;
  const key = clock === 'checkIn' ? unit : (overlay ?? '');
  return asLine({ type: type as Due['type'], clock, key, unit, at, due, rung, audience });
}
