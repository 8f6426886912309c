import { Refusal } from '../../src/shared/app-error';
import type { Actor } from '../../src/tickets';
import type { Overlay, OverlayKind } from '../../src/tickets/domain/overlays/overlay';
import {
  OVERLAY_MOVES,
  OVERLAY_STATES,
  type OverlayMoveName,
} from '../../src/tickets/domain/overlays/overlay-workflow';
import type { Ticket, TicketState } from '../../src/tickets/domain/ticket';
import { STATES, TICKET_STATES } from '../../src/tickets/domain/ticket-workflow';
import { anOverlay } from '../builders/overlay.builder';
import { aPhoto } from '../builders/service-request.builder';
import { aTicket } from '../builders/ticket.builder';
import { onBothDatabases } from '../support/databases';
import { MORNING, ticketsHouse, type TicketsHouse } from '../support/tickets-house';
import { everything, stored } from '../support/stored-tickets';

const LEAD = 'street-110105026';
/** Who was called, and who has a part. */
const CALLED = 'util-lamps';
const BEFORE = 3;
const NONE = 'none';
/** Until when the builder's extension is asked for. */
const EXTENDED = Date.parse('2026-12-03T01:00:00Z');

const ACTORS = {
  lead: { kind: 'handler', id: '7', name: '王师傅', unit: LEAD },
  called: { kind: 'handler', id: '8', name: '李师傅', unit: CALLED },
  otherUnit: { kind: 'handler', id: '6', name: '赵师傅', unit: 'district-110105' },
  dispatcher: { kind: 'dispatcher', id: '9', name: '派单员' },
  supervisor: { kind: 'supervisor', id: '10', name: '督办员' },
  system: { kind: 'system' },
  resident: { kind: 'resident', key: 'telegram:bot:zhang', name: null },
} satisfies Record<string, Actor>;
type Who = keyof typeof ACTORS;
const WHO = Object.keys(ACTORS) as Who[];

/** Somebody tries a move on what lies over a ticket: an overlay of the move's kind in a state, or none yet. */
interface Try {
  move: OverlayMoveName;
  over: string;
  state: TicketState;
  who: Who;
}

const MOVES = Object.keys(OVERLAY_MOVES) as OverlayMoveName[];
const TRIES = MOVES.flatMap((move) =>
  [NONE, ...Object.keys(OVERLAY_STATES[OVERLAY_MOVES[move].kind])].flatMap((over) =>
    TICKET_STATES.flatMap((state) => WHO.map((who): Try => ({ move, over, state, who }))),
  ),
);

/** What already lies there bars another: one at a time, or one for ever. */
const BARRED: Partial<Record<OverlayMoveName, Record<string, string>>> = {
  askExtension: { asked: 'overlay.already', granted: 'extension.tooMany' },
  supervise: { open: 'overlay.already', answered: 'overlay.already' },
  addJoint: { assigned: 'overlay.already', accepted: 'overlay.already' },
  whistle: { called: 'overlay.already' },
  askExclusion: { asked: 'overlay.already', granted: 'overlay.already', refused: 'overlay.already' },
};

const MORE: Partial<Record<OverlayMoveName, object>> = {
  askExtension: { days: 3 },
  supervise: { level: 'notice' },
  raiseSupervision: { level: 'yellow' },
  addJoint: { units: [CALLED] },
  whistle: { units: [CALLED], place: '西园四区北门' },
  rateCheckIn: { rating: 4 },
};

/** Whether the overlay is one that the person may know of. Another unit's is not found, as if it were not there. */
function mayTouch({ move, who }: Try): boolean {
  const { kind, side } = OVERLAY_MOVES[move];
  if (who === 'resident' || who === 'otherUnit') return false;
  if (who !== 'lead' && who !== 'called') return true;
  const own = kind === 'jointPart' || kind === 'checkIn' ? 'called' : 'lead';
  return side === 'party' || who === (side === 'lead' ? 'lead' : own);
}

/** What the table says of it; null when it is allowed. */
function refusedWith(one: Try): string | null {
  const { move, over, state, who } = one;
  const { from, who: may, during } = OVERLAY_MOVES[move];
  if (from === 'new' && ['resident', 'called', 'otherUnit'].includes(who)) return 'ticket.notFound';
  if (from !== 'new' && (over === NONE || !mayTouch(one))) return 'overlay.notFound';
  if (!may.includes(ACTORS[who].kind)) return 'ticket.notYours';
  if (during === 'open' && STATES[state].clock === 'ended') return 'ticket.notAllowedNow';
  if (from === 'new') return BARRED[move]?.[over] ?? null;
  return from.includes(over) ? null : 'overlay.notAllowedNow';
}

/** What stands at the end of an allowed move: each overlay with its state, and whether it is over. */
function standing({ move, over }: Try): string[] {
  const { kind, from, to } = OVERLAY_MOVES[move];
  const after = to === 'same' ? over : to;
  const said = (one: OverlayKind, state: string): string =>
    `${one} ${state} ${OVERLAY_STATES[one][state] ? 'over' : 'open'}`;
  const kept = from === 'new' && over !== NONE ? [said(kind, over)] : [];
  const calls = (state: string): string[] => [said('checkIn', state === 'called' ? 'called' : 'lapsed')];
  if (kind === 'checkIn') return [said(kind, after), said('whistle', 'called')].sort();
  if (kind !== 'whistle') return [...kept, said(kind, after)].sort();
  return [...kept, said(kind, after), ...calls(after), ...(kept.length ? calls(over) : [])].sort();
}

onBothDatabases('every overlay, state and move, for everybody', (dialect) => {
  let house: TicketsHouse;
  let made = 0;

  beforeEach(async () => {
    house = await ticketsHouse(dialect);
  });
  afterEach(() => house.close());

  const inState = (state: TicketState, id: string): Ticket => {
    const at = new Date(MORNING - 1000);
    const waiting = state === 'needsInfo' ? { stateBefore: 'accepted' as const, clockStoppedAt: at } : {};
    made += 1;
    const names = { id, number: `BJ-261123-${made}`, draftId: `draft-of-${id}`, revision: BEFORE };
    return aTicket({ ...names, state, ...waiting, joinedInto: state === 'joined' ? 'another' : null });
  };
  const overlay = (ticketId: string, kind: OverlayKind, state: string, parent: string | null): Overlay => {
    made += 1;
    const endedAt = OVERLAY_STATES[kind][state] ? new Date(MORNING - 500) : null;
    return anOverlay(kind, state, { ...{ id: `over-${made}`, ticketId, endedAt }, ...(parent ? { parent } : {}) });
  };
  /** A whistle and who was called by it go together. */
  const over = (ticketId: string, { move, over: state }: Pick<Try, 'move' | 'over'>): Overlay[] => {
    const { kind } = OVERLAY_MOVES[move];
    if (state === NONE) return [];
    if (kind !== 'whistle' && kind !== 'checkIn') return [overlay(ticketId, kind, state, null)];
    const whistle = overlay(ticketId, 'whistle', kind === 'whistle' ? state : 'called', null);
    const call = kind === 'checkIn' ? state : state === 'called' ? 'called' : 'lapsed';
    return [whistle, overlay(ticketId, 'checkIn', call, whistle.id)];
  };
  const attempt = async (id: string, { move, who }: Try): Promise<string | null> => {
    const said = { words: '说明', evidence: [aPhoto(`${id}-${move}-${who}`)] };
    try {
      await house.overlay.execute({ ticket: { id }, move, by: ACTORS[who], ...said, ...MORE[move] });
      return null;
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
  };
  const nameOf = ({ move, over: state, who, state: ticket }: Try): string =>
    `${move} by ${who} on ${state} when ${ticket}`;

  it('refuses what the table does not have, and leaves everything as it was', async () => {
    // One ticket for each kind and state of an overlay and state of a ticket: nothing is changed, so it serves all.
    const idOf = ({ move, over: state, state: ticket }: Try): string =>
      `${OVERLAY_MOVES[move].kind}-${state}-${ticket}`;
    const grounds = [...new Map(TRIES.map((one) => [idOf(one), one])).entries()];
    await stored(
      house,
      grounds.map(([id, { state }]) => inState(state, id)),
      grounds.flatMap(([id, one]) => over(id, one)),
    );
    const before = await everything(house);
    const found: string[] = [];
    const some = dialect === 'postgres' ? 16 : 2;
    await house.db.unitOfWork.run(async () => {
      for (const [index, one] of TRIES.entries()) {
        const should = refusedWith(one);
        // By some of the people, all of them in turn: their number has no divisor in common with that.
        if (should === null || index % some !== 0) continue;
        const is = await attempt(idOf(one), one);
        if (is !== should) found.push(`${nameOf(one)}: ${is ?? 'allowed'}, should be ${should}`);
      }
    });
    expect(found).toEqual([]);
    expect(await everything(house)).toEqual(before);
  });

  it('allows what the table has, with its event and to its state', async () => {
    const allowed = TRIES.filter((one) => refusedWith(one) === null);
    const idOf = (index: number): string => `ticket-number-${index}`;
    await stored(
      house,
      allowed.map(({ state }, index) => inState(state, idOf(index))),
      allowed.flatMap((one, index) => over(idOf(index), one)),
    );
    const found: string[] = [];
    const some = dialect === 'postgres' ? 3 : 1;
    const tried = [...allowed.entries()].filter(([index]) => index % some === 0);
    await house.db.unitOfWork.run(async () => {
      for (const [index, one] of tried) {
        const is = await attempt(idOf(index), one);
        if (is !== null) found.push(`${nameOf(one)}: ${is}`);
      }
    });
    const { tickets, events, overlays } = await everything(house);
    const rows = new Map(tickets.map((row) => [row['id'], row]));
    for (const [index, one] of tried) {
      const id = idOf(index);
      const own = events
        .filter(({ ticket_id }) => ticket_id === id)
        .map(({ type, seq }) => `${String(type)} ${String(seq)}`);
      const lying = overlays
        .filter(({ ticket_id }) => ticket_id === id)
        .map(
          ({ kind, state, ended_at: ended }) => `${String(kind)} ${String(state)} ${ended === null ? 'open' : 'over'}`,
        );
      const row = rows.get(id);
      const is = [row?.['state'], Number(row?.['revision']), Number(row?.['resolve_by']), ...own, ...lying.sort()];
      const event = `${OVERLAY_MOVES[one.move].event} ${BEFORE + 1}`;
      const after = STATES[one.state].clock === 'ended' ? lapsed(standing(one)) : standing(one);
      const due = one.move === 'grantExtension' ? EXTENDED : aTicket().resolveBy.getTime();
      const should = [one.state, BEFORE + 1, due, event, ...after];
      if (is.join('; ') !== should.join('; '))
        found.push(`${nameOf(one)}: ${is.join('; ')}, should be ${should.join('; ')}`);
    }
    expect(found).toEqual([]);
    expect(new Set(tried.map(([, { move }]) => move)).size).toBe(MOVES.length);
  });
});

/** What waits for somebody does not outlast its ticket. */
function lapsed(lying: readonly string[]): string[] {
  return lying
    .map((one) => (/^(supervision|exclusion)/.test(one) ? one : one.replace(/ \w+ open$/, ' lapsed over')))
    .sort();
}
