import { DAY, HOUR, MINUTE, tickFrom, type Doing, type PlannedAct } from './act';
import type { YearDistrict } from './city';
import { byPlan, type Logged, type TicketRow, type YearLog } from './log';

/** A person who is asked about a matter, as it must have been. */
export interface Asked {
  main: string;
  number: string;
  /** Who led it when it was resolved. */
  unit: string;
  state: 'waiting' | 'asked' | 'answered' | 'expired' | 'lapsed';
  askAt: number;
  askedAt: number | null;
  remindAt: number | null;
  answeredAt: number | null;
  solved: boolean | null;
  satisfaction: number | null;
}

/** What must come of one answer: the code it is refused with, or events of the matter. */
interface Verdict {
  refused?: string;
  ticket: string;
  events: string[];
}

/** All that was asked and answered, told again from the events and from what residents said by the plan. */
export interface ToldCallbacks {
  asked: readonly Asked[];
  /** By the place of an answer in the plan. */
  verdicts: ReadonlyMap<number, Verdict>;
  /** Questions put, and tickets closed because everybody was heard: a line each. */
  said: readonly string[];
}

type Answer = Extract<Doing, { what: 'answer' }>;

interface Matter {
  id: string;
  lead: string;
  ownLeft: boolean;
  members: Set<string>;
  state: 'resolved' | 'closed' | 'other';
  resolvedAt: number;
  asked: Asked[];
}

interface Happening {
  at: number;
  event?: Logged;
  answer?: { index: number; ticket: TicketRow; doing: Answer };
}

/** Tells it all again; reads no row of the callbacks. */
export function toldCallbacks(
  log: YearLog,
  plan: readonly PlannedAct[],
  { city: { policy }, calendar }: YearDistrict,
): ToldCallbacks {
  const { afterMinutes, remindAfterHours, expireDays } = policy.callback;
  const matters = new Map<string, Matter>();
  const mainOf = new Map<string, string>();
  const numbers = new Map(log.tickets.map(({ id, number }) => [id, number]));
  const verdicts = new Map<number, Verdict>();
  const said: string[] = [];

  for (const { at, event, answer } of happenings(log, plan)) {
    if (answer) verdicts.set(answer.index, heard(answer.ticket, answer.doing, at));
    if (event) happened(event);
  }
  for (const matter of matters.values()) until(matter, Infinity);
  return { asked: [...matters.values()].flatMap(({ asked }) => asked), verdicts, said };

  function matter(id: string): Matter {
    const known = matters.get(id);
    if (known) return known;
    const blank = { lead: '', ownLeft: false, state: 'other' as const, resolvedAt: 0 };
    const made: Matter = { id, ...blank, members: new Set(), asked: [] };
    matters.set(id, made);
    return made;
  }

  function happened({ ticket, type, at, data, actor }: Logged): void {
    const own = matter(ticket);
    // What the program closed on a beat it closed because of what was due on it.
    until(own, type === 'closed' && actor === 'system' ? at + 1 : at);
    if (['dispatched', 'returnUpheld', 'split'].includes(type)) own.lead = data.unit ?? '';
    if (['joined', 'split', 'withdrawn'].includes(type)) leave(ticket, at);
    if (type === 'joined') join(ticket, data.into ?? '');
    if (type === 'personLeft' && data.first) own.ownLeft = true;
    if (type === 'resolved') resolved(own, at);
    if (type === 'closed') own.state = 'closed';
    if (type !== 'reopened') return;
    own.state = 'other';
    lapse(own.asked);
  }

  function join(ticket: string, into: string): void {
    mainOf.set(ticket, into);
    matter(into).members.add(ticket);
  }

  function leave(ticket: string, at: number): void {
    const left = mainOf.get(ticket);
    if (left === undefined) return;
    mainOf.delete(ticket);
    const main = matter(left);
    until(main, at);
    main.members.delete(ticket);
    lapse(main.asked.filter(({ number }) => number === numbers.get(ticket)));
    closed(main, at);
  }

  function resolved(own: Matter, at: number): void {
    Object.assign(own, { state: 'resolved', resolvedAt: at });
    const askAt = calendar.quietUntil(at + afterMinutes * MINUTE);
    for (const ticket of [...(own.ownLeft ? [] : [own.id]), ...own.members]) {
      const blank = { askedAt: null, remindAt: null, answeredAt: null, solved: null, satisfaction: null };
      const number = numbers.get(ticket) ?? '';
      own.asked.push({ main: own.id, number, unit: own.lead, state: 'waiting', askAt, ...blank });
    }
  }

  /** Everything the beats before an instant did. */
  function until(own: Matter, end: number): void {
    for (;;) {
      const [next] = own.asked
        .map((one) => ({ one, at: nextBeat(one) }))
        .filter(({ at }) => at < end)
        .sort((a, b) => a.at - b.at);
      if (!next) return;
      beat(own, next.one, next.at);
    }
  }

  function nextBeat(one: Asked): number {
    if (one.state === 'waiting') return tickFrom(one.askAt);
    if (one.state !== 'asked') return Infinity;
    return tickFrom(one.remindAt ?? (one.askedAt ?? 0) + expireDays * DAY);
  }

  function beat(own: Matter, one: Asked, at: number): void {
    if (one.state === 'waiting') {
      one.state = own.state === 'resolved' ? 'asked' : 'lapsed';
      if (one.state === 'lapsed') return;
      const remindAt = calendar.quietUntil(at + remindAfterHours * HOUR);
      Object.assign(one, { askedAt: at, remindAt: remindAt < at + expireDays * DAY ? remindAt : null });
      said.push(`asked ${one.number} ${at} first`);
    } else if (one.remindAt !== null) {
      one.remindAt = null;
      said.push(`asked ${one.number} ${at} again`);
    } else {
      one.state = 'expired';
      closed(own, at);
    }
  }

  /** It is closed once nobody is left to be heard. */
  function closed(own: Matter, at: number): void {
    if (own.state !== 'resolved' || own.asked.some(({ state }) => state === 'waiting' || state === 'asked')) return;
    const now = own.asked.filter(({ askAt }) => askAt >= own.resolvedAt);
    said.push(`closed ${numbers.get(own.id) ?? ''} ${at} ${now.some((one) => one.solved) ? 'callback' : 'timeOut'}`);
  }

  function heard({ id, number }: TicketRow, doing: Answer, at: number): Verdict {
    const own = matter(mainOf.get(id) ?? id);
    until(own, at);
    const one = own.asked.findLast((asked) => asked.number === number);
    const over = { refused: 'callback.over', ticket: own.id, events: [] };
    if (!one) return over;
    if (doing.solved === undefined) {
      if (one.state !== 'answered') return over;
      one.satisfaction = doing.satisfaction ?? one.satisfaction;
      return { ticket: own.id, events: doing.words && !one.solved ? ['wordsAdded'] : [] };
    }
    if (one.state !== 'asked') return over;
    Object.assign(one, { state: 'answered', answeredAt: at, remindAt: null, solved: doing.solved });
    if (doing.solved) closed(own, at);
    return { ticket: own.id, events: doing.solved ? [] : ['reopened'] };
  }
}

function lapse(asked: readonly Asked[]): void {
  for (const one of asked) if (one.state === 'waiting' || one.state === 'asked') one.state = 'lapsed';
}

const TELLING = ['dispatched', 'returnUpheld', 'split', 'joined', 'withdrawn', 'personLeft'];
const HEARING = ['resolved', 'closed', 'reopened'];

/** In the order of time; an answer before what it brought about, and who left before what was closed because of it. */
function happenings(log: YearLog, plan: readonly PlannedAct[]): Happening[] {
  const ticketOf = byPlan(log);
  const events = [...log.events.values()].flat().filter(({ type }) => [...TELLING, ...HEARING].includes(type));
  const answers = plan.flatMap(({ ticket, at, doing }, index): Happening[] => {
    const row = ticketOf(ticket);
    return doing.what === 'answer' && row ? [{ at, answer: { index, ticket: row, doing } }] : [];
  });
  const all = [...answers, ...events.map((event): Happening => ({ at: event.at, event }))];
  return all.sort((a, b) => a.at - b.at || lastOf(a) - lastOf(b));
}

/** Events of other tickets stand beside it, in no order. */
function lastOf({ event }: Happening): number {
  return event?.type === 'closed' ? 1 : 0;
}
