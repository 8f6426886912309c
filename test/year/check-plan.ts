import type { MoveName, OverlayMoveName } from '../../src/tickets';
import { MOVES } from '../../src/tickets';
import { OVERLAY_MOVES } from '../../src/tickets/domain/overlays/overlay-workflow';
import type { PlannedAct } from './act';
import type { YearRun } from './checks';
import { byPlan, type Logged } from './log';

/** Everything that was planned happened exactly once or was refused as planned, and nothing else was done by people. */
export function checkPlan({ plan, refusals, log, callbacks }: YearRun): string[] {
  const ticketOf = byPlan(log);
  const left = new Map<string, number>();
  for (const event of [...log.events.values()].flat()) if (isByPeople(event)) add(left, keyOf(event), 1);
  const found = plan.flatMap((act, index) => {
    const ticket = ticketOf(act.ticket);
    if (!ticket) return [`ticket ${act.ticket} is not there`];
    const refused = refusals.get(index);
    // What comes of an answer depends on what others answered before.
    const verdict = callbacks.verdicts.get(index);
    const planned = verdict ? verdict.refused : act.refused;
    if (refused !== planned && !isSupervisedByRule(act, refused, log.events.get(ticket.id) ?? [])) {
      return [`${ticket.number} ${nameOf(act)} was ${refused ?? 'done'}, planned ${planned ?? 'done'}`];
    }
    if (refused !== undefined) return [];
    for (const type of verdict?.events ?? eventsOf(act)) {
      add(left, keyOf({ ticket: verdict?.ticket ?? ticket.id, at: act.at, type }), -1);
    }
    return [];
  });
  const wrong = [...left].filter(([key, count]) => count !== 0 && !key.endsWith(' accepted'));
  return [...found, ...wrong.map(([key, count]) => `${key} happened ${count > 0 ? 'without being planned' : 'not'}`)];
}

/** A rule supervised it before the supervisor did: many people joined, say. */
function isSupervisedByRule({ doing }: PlannedAct, refused: string | undefined, events: readonly Logged[]): boolean {
  const late = doing.what === 'overlay' ? (FIRST_BY_RULE[doing.move] ?? null) : null;
  return late === refused && events.some(({ type, actor }) => type === 'supervised' && actor === 'system');
}

const FIRST_BY_RULE: Readonly<Partial<Record<OverlayMoveName, string>>> = {
  supervise: 'overlay.already',
  raiseSupervision: 'supervision.notHigher',
  // What was to be raised was not, and stands answered.
  answerSupervision: 'overlay.notAllowedNow',
};

function isByPeople({ actor }: Logged): boolean {
  return actor !== 'system';
}

function eventsOf({ doing }: PlannedAct): string[] {
  if (doing.what === 'open') return ['submitted'];
  if (doing.what === 'keepRuling' || doing.what === 'answer') return [];
  if (doing.what === 'overlay') return [OVERLAY_MOVES[doing.move].event];
  return [MOVES[doing.move satisfies MoveName].event];
}

function nameOf({ doing, at }: PlannedAct): string {
  return `${'move' in doing ? doing.move : doing.what} at ${new Date(at).toISOString()}`;
}

function keyOf({ ticket, at, type }: Pick<Logged, 'ticket' | 'at' | 'type'>): string {
  return `${ticket} ${at} ${type}`;
}

function add(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
