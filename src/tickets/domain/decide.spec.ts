import { aCity } from '../../../test/builders/city.builder';
import { aTicket } from '../../../test/builders/ticket.builder';
import { whoWasFirst } from './already-done';
import { decide, type Decision } from './decide';
import type { Ticket } from './ticket';
import type { Actor, Move } from './ticket-command';
import type { StoredEvent } from './ticket-events';
import type { MoveName } from './ticket-workflow';

const NOW = new Date('2026-11-23T02:00:00Z');
const HOUR = 3_600_000;
const city = aCity();
const wang: Actor = { kind: 'handler', id: '7', name: '王师傅', unit: 'street-110105026' };
const zhang: Actor = { kind: 'resident', key: 'telegram:bot:zhang', name: null };
const system: Actor = { kind: 'system' };
const centre: Actor = { kind: 'dispatcher', id: '9', name: '派单员' };

const move = (name: MoveName, by: Actor, more: Partial<Move> = {}): Move => ({
  move: name,
  by,
  words: null,
  evidence: [],
  ...more,
});
const done = (decision: Decision): Ticket => {
  if (!decision.ok) throw decision.refusal;
  return decision.ticket;
};
const refusal = (decision: Decision) => (decision.ok ? null : decision.refusal);

describe('deciding a move', () => {
  it('leaves the ticket it was given as it was', () => {
    const ticket = Object.freeze(aTicket());
    expect(done(decide(ticket, move('accept', wang), NOW, city)).state).toBe('accepted');
    expect(ticket).toEqual(aTicket());
  });

  it('notes who has it in hand; a resident’s move does not change that', () => {
    const accepted = done(decide(aTicket(), move('accept', wang), NOW, city));
    expect(accepted.handler).toEqual({ id: '7', name: '王师傅', at: NOW });
    expect(done(decide(accepted, move('urge', zhang), NOW, city)).handler).toEqual(accepted.handler);
  });

  it('gives the next unit its own time to accept, and the same time to resolve', () => {
    const accepted = aTicket({ state: 'accepted', acceptedAt: NOW, handler: { id: '7', name: '王', at: NOW } });
    const moved = done(decide(accepted, move('dispatch', centre, { unit: 'hotline', words: '归热线' }), NOW, city));
    expect(moved).toMatchObject({ leadUnit: 'hotline', byFallback: false, acceptedAt: null, handler: null });
    expect(moved.acceptBy.getTime() - NOW.getTime()).toBe(2 * HOUR);
    expect(moved.resolveBy).toEqual(accepted.resolveBy);
  });

  it('gives a unit that must keep it its time to accept again', () => {
    const returned = aTicket({ state: 'returnRequested', returnCount: 2, acceptedAt: NOW });
    const kept = done(decide(returned, move('refuseReturn', centre, { words: '属你单位' }), NOW, city));
    expect(kept).toMatchObject({ state: 'dispatched', acceptedAt: null, resolveBy: returned.resolveBy });
    expect(kept.acceptBy.getTime() - NOW.getTime()).toBe(2 * HOUR);
  });

  it('knows a ticket that no rule could route until a person says whose it is', () => {
    const returned = aTicket({ leadUnit: 'district-110105', state: 'returnRequested' });
    const taken = done(decide(returned, move('upholdReturn', system, { unit: 'hotline' }), NOW, city));
    expect(taken.byFallback).toBe(true);
    const given = decide(taken, move('dispatch', centre, { unit: 'util-lamps' }), NOW, city);
    expect(done(given).byFallback).toBe(false);
    expect(given.ok && given.events[0]?.data).toMatchObject({ unit: 'util-lamps', from: 'hotline', unrouted: true });
    const kept = done(decide(taken, move('confirmUnit', centre), NOW, city));
    expect(kept).toMatchObject({ byFallback: false, leadUnit: 'hotline', acceptBy: taken.acceptBy });
    expect(refusal(decide(kept, move('confirmUnit', centre), NOW, city))?.code).toBe('unit.notByFallback');
  });

  it('sets the category right with its grade, and the deadlines with it', () => {
    const decision = decide(aTicket(), move('recategorise', centre, { category: 'road.lamp' }), NOW, city);
    const { category, grade, resolveBy, submittedAt, state, leadUnit } = done(decision);
    expect({ category, grade, state, leadUnit }).toEqual({
      ...{ category: 'road.lamp', grade: 'utilities' },
      ...{ state: 'dispatched', leadUnit: 'street-110105026' },
    });
    expect(resolveBy.getTime() - submittedAt.getTime()).toBe(24 * HOUR);
    expect(decision.ok && decision.events[0]?.data).toEqual({
      ...{ category: 'road.lamp', from: 'road.surface' },
      ...{ grade: 'utilities', fromGrade: 'ordinary' },
    });
  });

  it.each([
    ['a category nobody knows', { category: 'moon.dust' }, 'ticket.unknownCategory'],
    ['no category', {}, 'ticket.unknownCategory'],
    ['the category it has', { category: 'road.surface' }, 'category.same'],
  ])('refuses to set it to %s', (_name, more, code) => {
    expect(refusal(decide(aTicket(), move('recategorise', centre, more), NOW, city))?.code).toBe(code);
  });

  it('refuses a unit nobody knows, and joining with nothing', () => {
    expect(refusal(decide(aTicket(), move('dispatch', centre, { unit: 'moon' }), NOW, city))?.code).toBe(
      'ticket.unknownUnit',
    );
    expect(refusal(decide(aTicket(), move('join', centre), NOW, city))?.code).toBe('ticket.notFound');
  });

  it('lets a ticket be reopened until so many days after closing, with a fresh time to resolve', () => {
    const closed = (ago: number) => aTicket({ state: 'closed', closedAt: new Date(NOW.getTime() - ago * 24 * HOUR) });
    const again = move('reopen', zhang, { words: '又坏了' });
    const reopened = done(decide(closed(15), again, NOW, city));
    expect(reopened).toMatchObject({ state: 'inProgress', closedAt: null, resolvedAt: null });
    expect(reopened.resolveBy.getTime() - NOW.getTime()).toBe(7 * 24 * HOUR);
    expect(refusal(decide(closed(16), again, NOW, city))).toMatchObject({
      code: 'ticket.tooLate',
      params: { days: 15 },
    });
  });

  it('allows the next urge exactly when the time has passed', () => {
    const urged = (ago: number) => aTicket({ lastUrgedAt: new Date(NOW.getTime() - ago) });
    expect(refusal(decide(urged(24 * HOUR - 1), move('urge', zhang), NOW, city))?.code).toBe('urge.tooSoon');
    expect(done(decide(urged(24 * HOUR), move('urge', zhang), NOW, city)).urgeCount).toBe(1);
  });

  it('closes by a callback or by its time-out, and tells which', () => {
    const resolved = aTicket({ state: 'resolved' });
    const closed = decide(resolved, move('close', system, { how: 'callback' }), NOW, city);
    expect(closed.ok && closed.events).toMatchObject([{ type: 'closed', data: { how: 'callback' } }]);
  });
});

describe('who was first', () => {
  const accepted: StoredEvent = {
    id: 'e4',
    type: 'accepted',
    ticketId: 't',
    seq: 4,
    at: NOW,
    actor: { kind: 'handler', id: '8', name: '李工' },
    data: { unit: 'street-110105026' },
  };

  it('is named when the move was made before', () => {
    const first = whoWasFirst(aTicket({ state: 'inProgress' }), move('accept', wang), [accepted]);
    expect(first).toMatchObject({ code: 'ticket.alreadyDone', params: { by: '李工', move: 'accept' } });
  });

  it('is nobody when the ticket has gone another way since', () => {
    expect(whoWasFirst(aTicket({ state: 'withdrawn' }), move('accept', wang), [accepted])).toBeNull();
  });

  it('is nobody for a unit that never had it', () => {
    const stranger = { ...wang, unit: 'util-lamps' };
    expect(whoWasFirst(aTicket({ state: 'accepted' }), move('accept', stranger), [accepted])).toBeNull();
  });
});
