import { HOUR } from './act';
import type { Draft, Telling } from './story';

/** What is done while a ticket is handled. */
interface Beside {
  drafts: Draft[];
  /** How long the clock stood while the resident was asked. */
  delayMs: number;
  /** Set when the resident never answers: nothing comes after it. */
  ends: number | null;
}

/** Progress, notes, urges, more words and photos, and a question to the resident, between two instants. */
export function beside(telling: Telling, from: number, until: number): Beside {
  const { chance } = telling;
  const asked = chance.is(0.1) ? chance.between(from, until) : null;
  const waits = asked === null ? 0 : chance.between(0.5, 72) * HOUR;
  const silent = asked !== null && chance.is(0.05);
  const said = smallActs(telling, from, until);
  if (asked === null) return { drafts: said, delayMs: 0, ends: null };
  // While the resident is asked everything waits; what would have come later comes later.
  // So the second urge would come on another day.
  const once = said.filter(([, , refused]) => refused === undefined);
  const later = once.map(([at, doing, refused]): Draft => [at > asked ? at + waits : at, doing, refused]);
  const answered: Draft = [asked + waits, { what: 'move', move: 'supply', by: 'resident', photo: chance.is(0.5) }];
  const question: Draft = [asked, { what: 'move', move: 'askInfo', by: chance.is(0.9) ? 'lead' : 'dispatcher' }];
  const drafts = later.filter(([at]) => at < asked || at > asked + waits + 2000);
  if (silent) return { drafts: [...drafts.filter(([at]) => at < asked), question], delayMs: 0, ends: asked + 2000 };
  return { drafts: [...drafts, question, answered], delayMs: waits, ends: null };
}

function smallActs({ chance, district }: Telling, from: number, until: number): Draft[] {
  const at = (): number => chance.between(from, until);
  // Well before policy lets the resident press again.
  const again = (district.city.policy.urgeEveryHours * HOUR) / 12;
  const drafts: Draft[] = [];
  if (chance.is(0.5)) drafts.push([at(), { what: 'move', move: 'update', by: 'lead', photo: chance.is(0.3) }]);
  if (chance.is(0.15)) drafts.push([at(), { what: 'move', move: 'update', by: 'lead' }]);
  if (chance.is(0.1)) drafts.push([at(), { what: 'move', move: 'note', by: 'lead' }]);
  if (chance.is(0.05)) drafts.push([at(), { what: 'move', move: 'addWords', by: 'resident' }]);
  if (chance.is(0.05)) drafts.push([at(), { what: 'move', move: 'addEvidence', by: 'resident', photo: true }]);
  return [...drafts, ...urges(chance.is(0.08) ? at() : null, chance.is(0.3) ? again : Infinity, until)];
}

/** Somebody presses again too soon: the second time is refused. */
function urges(at: number | null, again: number, until: number): Draft[] {
  if (at === null) return [];
  const urge: Draft[1] = { what: 'move', move: 'urge', by: 'resident' };
  const second = at + again;
  return second < until
    ? [
        [at, urge],
        [second, urge, 'urge.tooSoon'],
      ]
    : [[at, urge]];
}
