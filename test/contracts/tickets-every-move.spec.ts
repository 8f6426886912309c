import { Refusal } from '../../src/shared/app-error';
import type { Actor, TicketCommand } from '../../src/tickets';
import type { Ticket, TicketState } from '../../src/tickets/domain/ticket';
import { MOVE_NAMES, MOVES, TICKET_STATES, type MoveName } from '../../src/tickets/domain/ticket-workflow';
import { aPhoto } from '../builders/service-request.builder';
import { aTicket } from '../builders/ticket.builder';
import { onBothDatabases } from '../support/databases';
import { MORNING, ticketsHouse, type TicketsHouse } from '../support/tickets-house';
import { everything, stored } from '../support/stored-tickets';

const STREET = 'street-110105026';
const DISTRICT = 'district-110105';
/** What a ticket of a builder has behind it. */
const BEFORE = 3;

const ACTORS = {
  resident: { kind: 'resident', key: 'telegram:bot:zhang', name: null },
  handler: { kind: 'handler', id: '7', name: '王师傅', unit: STREET },
  dispatcher: { kind: 'dispatcher', id: '9', name: '派单员' },
  supervisor: { kind: 'supervisor', id: '10', name: '督办员' },
  system: { kind: 'system' },
  stranger: { kind: 'resident', key: 'telegram:bot:li', name: null },
  otherUnit: { kind: 'handler', id: '8', name: '李师傅', unit: 'util-lamps' },
} satisfies Record<string, Actor>;
type Who = keyof typeof ACTORS;
const WHO = Object.keys(ACTORS) as Who[];

/** No divisor of their number, so that everybody has a turn. */
const SOME = 4;

/** Somebody tries a move on a ticket in a state. */
interface Try {
  state: TicketState;
  move: MoveName;
  who: Who;
}

/** Every state, move and person. */
const TRIES = TICKET_STATES.flatMap((state) =>
  MOVE_NAMES.flatMap((move) => WHO.map((who): Try => ({ state, move, who }))),
);

/** What a resident does to a joined ticket counts on the matter, which was accepted; but not that one leaves it. */
function onMatter({ state, move, who }: Try): boolean {
  return state === 'joined' && who === 'resident' && move !== 'withdraw';
}

/** What the table says of it; null when it is allowed. */
function refusedWith(one: Try): string | null {
  const { move, who } = one;
  if (who === 'stranger' || who === 'otherUnit') return 'ticket.notFound';
  const row = MOVES[move];
  if (!row.who.includes(who)) return 'ticket.notYours';
  return row.from.includes(onMatter(one) ? 'accepted' : one.state) ? null : 'ticket.notAllowedNow';
}

/** Who works on a ticket before accepting it has accepted it; what is returned once goes to the next at once. */
function eventsOf({ state, move }: Try): string[] {
  if (state === 'dispatched' && (move === 'update' || move === 'resolve')) return ['accepted', MOVES[move].event];
  return move === 'return' ? ['returnRequested', 'returnUpheld'] : [MOVES[move].event];
}

function stateAfter({ state, move }: Try): TicketState {
  const { to } = MOVES[move];
  if (move === 'return') return 'dispatched';
  if (to === 'same') return state;
  if (to === 'back') return state === 'needsInfo' ? 'accepted' : state;
  return to;
}

/** What people do beside it: who joins is one more of the matter, who leaves one less. */
function eventsOfMatter(one: Try): string[] {
  if (onMatter(one)) return eventsOf({ ...one, state: 'accepted' });
  // What the program does by itself it does to one ticket at a time.
  if (one.who === 'system' || one.state !== 'joined') return [];
  return ['join', 'split', 'withdraw'].includes(one.move) ? ['personLeft'] : [];
}

onBothDatabases('every state and move, for everybody', (dialect) => {
  let house: TicketsHouse;
  let made = 0;

  beforeEach(async () => {
    house = await ticketsHouse(dialect);
  });
  afterEach(() => house.close());

  /** A ticket in a state, and the matter it is joined into where it is. */
  const inState = (state: TicketState, id: string): Ticket[] => {
    const at = new Date(MORNING - 1000);
    const waiting = state === 'needsInfo' ? { stateBefore: 'accepted' as const, clockStoppedAt: at } : {};
    const over = ['resolved', 'closed'].includes(state) ? { resolvedAt: at } : {};
    const closed = state === 'closed' ? { closedAt: at } : {};
    // Nobody but the fallback was found for it, so that there is a unit to confirm.
    const own = aTicket({ ...numbered(id), state, byFallback: true, ...waiting, ...over, ...closed });
    if (state !== 'joined') return [own];
    const main = `matter-of-${id}`;
    return [
      { ...own, joinedInto: main },
      aTicket({
        ...numbered(main),
        state: 'accepted',
        people: 2,
        resident: { ...own.resident, key: 'telegram:bot:wu' },
      }),
    ];
  };
  const numbered = (id: string) => {
    made += 1;
    return { id, number: `BJ-261123-${made}`, draftId: `draft-of-${id}`, revision: BEFORE };
  };
  const attempt = async (id: string, { move, who }: Try, into: string): Promise<string | null> => {
    const unit = move === 'dispatch' || move === 'upholdReturn' ? { unit: DISTRICT } : {};
    const category = move === 'recategorise' ? { category: 'road.lamp' } : {};
    const more = {
      ...category,
      into,
      gained: { people: 1, ticket: 'other' },
      words: '说明',
      evidence: [aPhoto(`${id}-${move}`)],
    };
    const command: TicketCommand = { ticket: { id }, move, by: ACTORS[who], ...more, ...unit };
    try {
      await (who === 'system' ? house.act : house.joining.act).execute(command);
      return null;
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
  };
  const nameOf = ({ state, move, who }: Try): string => `${move} by ${who} when ${state}`;

  it('refuses what the table does not have, and leaves everything as it was', async () => {
    const idOf = (state: TicketState): string => `ticket-${state}`;
    const other = aTicket({ ...numbered('other-matter'), state: 'inProgress' });
    await stored(house, [...TICKET_STATES.flatMap((state) => inState(state, idOf(state))), other]);
    const before = await everything(house);
    const found: string[] = [];
    // All in one unit of work: nothing was written before a refusal, so it may go on.
    await house.db.unitOfWork.run(async () => {
      for (const [index, one] of TRIES.entries()) {
        const should = refusedWith(one);
        // PostgreSQL answers over a socket; there each state and move is tried by some, all of them in turn.
        if (should === null || (dialect === 'postgres' && index % SOME !== 0)) continue;
        const is = await attempt(idOf(one.state), one, other.id);
        if (is !== should) found.push(`${nameOf(one)}: ${is ?? 'allowed'}, should be ${should}`);
      }
    });
    expect(found).toEqual([]);
    expect(await everything(house)).toEqual(before);
  });

  it('allows what the table has, with its events and to its state', async () => {
    const allowed = TRIES.filter((one) => refusedWith(one) === null);
    const idOf = (index: number): string => `ticket-number-${index}`;
    const other = (index: number): Ticket =>
      aTicket({ ...numbered(`other-matter-${index}`), state: 'inProgress', resident: ownOf('telegram:bot:wu') });
    const ownOf = (key: string) => ({ ...aTicket().resident, key });
    await stored(
      house,
      allowed.flatMap((one, index) => [
        ...inState(one.state, idOf(index)),
        ...(one.move === 'join' ? [other(index)] : []),
      ]),
    );
    const found: string[] = [];
    await house.db.unitOfWork.run(async () => {
      for (const [index, one] of allowed.entries()) {
        const is = await attempt(idOf(index), one, `other-matter-${index}`);
        if (is !== null) found.push(`${nameOf(one)}: ${is}`);
      }
    });
    const { tickets, events } = await everything(house);
    const rows = new Map(tickets.map((row) => [row['id'], row]));
    const typesOf = (id: string): string => {
      const own = events
        .filter((event) => event['ticket_id'] === id)
        .sort((a, b) => Number(a['seq']) - Number(b['seq']));
      const gap = own.some(({ seq }, place) => Number(seq) !== BEFORE + 1 + place);
      const revision = Number(rows.get(id)?.['revision'] ?? BEFORE);
      return gap || revision !== BEFORE + own.length ? 'a gap' : own.map(({ type }) => String(type)).join();
    };
    for (const [index, one] of allowed.entries()) {
      const id = idOf(index);
      const own = onMatter(one) ? { state: 'joined', events: [] } : { state: stateAfter(one), events: eventsOf(one) };
      const joins = one.move === 'join' && one.who !== 'system' ? 'personJoined' : '';
      const should = [own.state, own.events.join(), eventsOfMatter(one).join(), joins];
      const is = [rows.get(id)?.['state'], typesOf(id), typesOf(`matter-of-${id}`), typesOf(`other-matter-${index}`)];
      if (is.join('; ') !== should.join('; '))
        found.push(`${nameOf(one)}: ${is.join('; ')}, should be ${should.join('; ')}`);
    }
    expect(found).toEqual([]);
    expect(allowed.length).toBeGreaterThan(MOVE_NAMES.length);
  });
});
