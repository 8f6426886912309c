import { AppError, type Refusal } from '../../shared/app-error';
import { aCity } from '../../../test/builders/city.builder';
import { aTicket } from '../../../test/builders/ticket.builder';
import { checkWorkflow } from './check-workflow';
import { decide } from './decide';
import type { TicketState } from './ticket';
import type { Actor, Move } from './ticket-command';
import type { ActorKind } from './ticket-events';
import { MOVE_NAMES, MOVES, STATES, TICKET_STATES, type MoveName } from './ticket-workflow';

const NOW = new Date('2026-11-23T02:00:00Z');
const city = aCity();
const KINDS: ActorKind[] = ['resident', 'handler', 'dispatcher', 'supervisor', 'system'];

const actors: Record<ActorKind, Actor> = {
  resident: { kind: 'resident', key: 'telegram:bot:zhang', name: null },
  handler: { kind: 'handler', id: '7', name: '王师傅', unit: 'street-110105026' },
  dispatcher: { kind: 'dispatcher', id: '9', name: '派单员' },
  supervisor: { kind: 'supervisor', id: '10', name: '督办员' },
  system: { kind: 'system' },
};

const aMove = (move: MoveName, kind: ActorKind, more: Partial<Move> = {}): Move => ({
  move,
  by: actors[kind],
  words: '说明',
  evidence: [{ id: 'e1', kind: 'photo', ref: 'r', channel: 'telegram', account: 'bot' }],
  unit: 'district-110105',
  into: 'other',
  category: 'road.lamp',
  ...more,
});

const codeOf = (decision: { ok: boolean; refusal?: Refusal }): string => decision.refusal?.code ?? 'ok';

describe('the table of moves', () => {
  it('is whole: every state is reached, none is a dead end', () => {
    expect(() => checkWorkflow()).not.toThrow();
  });

  it('stops the boot when a state is unreachable or a dead end', () => {
    const { accept, ...without } = MOVES;
    expect(accept.to).toBe('accepted');
    expect(() => checkWorkflow(STATES, without)).toThrow(new AppError('workflow.unreachable', { state: 'accepted' }));
    const { upholdReturn, refuseReturn, join, withdraw, ...stuck } = MOVES;
    expect([upholdReturn, refuseReturn, join, withdraw]).toHaveLength(4);
    const kept = {
      ...stuck,
      join: { ...join, from: ['submitted'] as const },
      withdraw: { ...withdraw, from: ['submitted'] as const },
    };
    expect(() => checkWorkflow(STATES, kept)).toThrow(new AppError('workflow.deadEnd', { state: 'returnRequested' }));
  });

  const pairs = TICKET_STATES.flatMap((state) => MOVE_NAMES.map((move) => [state, move] as const));

  it.each(pairs)('from %s by %s: what the table says, for everybody', (state, move) => {
    const row = MOVES[move];
    for (const kind of KINDS) {
      const decision = decide(inState(state), aMove(move, kind), NOW, city);
      if (!row.who.includes(kind)) expect(codeOf(decision)).toBe('ticket.notYours');
      else if (!row.from.includes(state)) expect(codeOf(decision)).toBe('ticket.notAllowedNow');
      else if (!decision.ok) throw decision.refusal;
      else {
        const { ticket, events } = decision;
        expect(events.map(({ type }) => type)).toContain(row.event);
        expect(ticket.revision).toBe(3 + events.length);
        expect(events.at(-1)?.seq).toBe(ticket.revision);
        expect(ticket.state).toBe(expectedState(state, move));
      }
    }
  });

  it.each(MOVE_NAMES)('%s without what it must say is refused', (move) => {
    const { says, from, who } = MOVES[move];
    const [state = 'submitted'] = from;
    const [kind = 'system'] = who;
    const silent = aMove(move, kind, { words: ' ', evidence: [] });
    const code = codeOf(decide(inState(state), silent, NOW, city));
    const expected = {
      nothing: 'ok',
      words: 'ticket.wordsNeeded',
      reason: 'ticket.wordsNeeded',
      either: 'ticket.wordsNeeded',
      evidence: 'ticket.photoNeeded',
    };
    expect(code).toBe(expected[says]);
  });
});

function inState(state: TicketState) {
  const waiting = state === 'needsInfo' ? { stateBefore: 'accepted' as const, clockStoppedAt: NOW } : {};
  return aTicket({ state, revision: 3, byFallback: true, ...waiting });
}

function expectedState(state: TicketState, move: MoveName): TicketState {
  const { to } = MOVES[move];
  // A return goes on to the next unit at once.
  if (move === 'return') return 'dispatched';
  if (to === 'same') return state;
  if (to === 'back') return state === 'needsInfo' ? 'accepted' : state;
  return to;
}
