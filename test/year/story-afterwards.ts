import { DAY, HOUR, MINUTE } from './act';
import type { Draft, Telling } from './story';

/** After it is called done: closed, reopened once or twice, or too late for that. */
export function afterwards(telling: Telling, resolvedAt: number): Draft[] {
  const { chance, district } = telling;
  const closes = chance.is(0.3);
  const closed = resolvedAt + chance.between(1, 6) * DAY;
  const drafts: Draft[] = closes
    ? [[closed, { what: 'move', move: 'close', by: chance.is(0.5) ? 'dispatcher' : 'supervisor' }]]
    : [];
  if (!chance.is(0.1)) return drafts;
  const days = district.city.policy.reopenDays;
  const reopen: Draft[1] = { what: 'move', move: 'reopen', by: chance.is(0.8) ? 'resident' : 'supervisor' };
  if (closes && chance.is(0.1)) return [...drafts, [closed + days * DAY + HOUR, reopen, 'ticket.tooLate']];
  const first = closes ? closed + chance.between(1, days * 23) * HOUR : resolvedAt + chance.between(1, 20 * 24) * HOUR;
  drafts.push([first, reopen]);
  const done = again(telling, first, drafts);
  if (done === null || !chance.is(0.2)) return drafts;
  const second = done + chance.between(1, 90) * HOUR;
  drafts.push([second, reopen]);
  again(telling, second, drafts);
  return drafts;
}

/** Its unit works on it again, and calls it done again; null where it does not. */
function again({ chance, resolveMs, category }: Telling, from: number, drafts: Draft[]): number | null {
  drafts.push([from + chance.between(10, 100) * MINUTE, { what: 'move', move: 'update', by: 'lead' }]);
  if (chance.is(0.06)) return null;
  const done = from + 2 * HOUR + resolveMs * chance.between(0.1, 1.3);
  drafts.push([done, { what: 'move', move: 'resolve', by: 'lead', photo: category.resolvePhoto === true }]);
  return done;
}
