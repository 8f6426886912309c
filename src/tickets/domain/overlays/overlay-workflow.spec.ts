import { aCity } from '../../../../test/builders/city.builder';
import { anOverlay } from '../../../../test/builders/overlay.builder';
import { aTicket } from '../../../../test/builders/ticket.builder';
import type { Actor } from '../ticket-command';
import type { ActorKind } from '../ticket-events';
import { OPEN_STATES, TICKET_STATES } from '../ticket-workflow';
import { checkOverlayWorkflow } from './check-overlay-workflow';
import { decideOverlay } from './decide-overlay';
import type { Overlay } from './overlay';
import type { OverlayMove } from './overlay-command';
import { OVERLAY_MOVE_NAMES, OVERLAY_MOVES, OVERLAY_STATES, type OverlayMoveName } from './overlay-workflow';

const NOW = new Date('2026-11-23T03:00:00Z');
const LEAD = 'street-110105026';
const OTHER = 'util-lamps';
const city = aCity();

const handler = (unit: string): Actor => ({ kind: 'handler', id: '7', name: '王师傅', unit });
const ACTORS: Record<ActorKind, Actor> = {
  resident: { kind: 'resident', key: 'telegram:bot:zhang', name: null },
  handler: handler(LEAD),
  dispatcher: { kind: 'dispatcher', id: '1', name: '赵调度' },
  supervisor: { kind: 'supervisor', id: '2', name: '钱督办' },
  system: { kind: 'system' },
};

/** A move with all that any move may need. */
function move(name: OverlayMoveName, by: Actor, more: Partial<OverlayMove> = {}): OverlayMove {
  let made = 0;
  return {
    move: name,
    by,
    words: '说明',
    evidence: [],
    until: new Date('2026-12-03T01:00:00Z'),
    level: 'red',
    units: [OTHER],
    rating: 5,
    newId: () => `01new${(made += 1)}`,
    ...more,
  };
}

/** Whoever the table lets make the move, of the right unit. */
function rightful(name: OverlayMoveName): Actor {
  const { who, side, kind } = OVERLAY_MOVES[name];
  const [first = 'system'] = who;
  if (first !== 'handler') return ACTORS[first];
  return handler(side === 'own' && anOverlay(kind, '').unit === OTHER ? OTHER : LEAD);
}

describe('the table of overlay moves', () => {
  it('is whole', () => expect(() => checkOverlayWorkflow()).not.toThrow());

  it('stops the boot on an unknown, an unreachable and a dead-end state', () => {
    const { grantExtension, ...rest } = OVERLAY_MOVES;
    expect(() => checkOverlayWorkflow(rest)).toThrow('overlay.unreachable');
    expect(() => checkOverlayWorkflow({ ...OVERLAY_MOVES, grantExtension: { ...grantExtension, to: 'x' } })).toThrow(
      'overlay.unknownState',
    );
    const stuck = { ...OVERLAY_MOVES, closeWhistle: { ...OVERLAY_MOVES.closeWhistle, from: ['closed'] } };
    expect(() => checkOverlayWorkflow(stuck)).toThrow('overlay.deadEnd');
  });
});

const pairs = OVERLAY_MOVE_NAMES.flatMap((name) => {
  const { kind, from } = OVERLAY_MOVES[name];
  return Object.keys(OVERLAY_STATES[kind]).map((state) => ({
    name,
    kind,
    state,
    allowed: from !== 'new' && from.includes(state),
  }));
});

describe('every move in every state of its overlay', () => {
  it.each(pairs.filter(({ name }) => OVERLAY_MOVES[name].from !== 'new'))(
    '$name when $state: $allowed',
    ({ name, kind, state, allowed }) => {
      const before = anOverlay(kind, state);
      const overlays = kind === 'checkIn' ? [anOverlay('whistle', 'called'), before] : [before];
      const decision = decideOverlay({ ticket: aTicket(), overlays }, move(name, rightful(name)), NOW, city);
      expect(decision.ok).toBe(allowed);
      if (!decision.ok) return expect(decision.refusal.code).toBe('overlay.notAllowedNow');
      const { to, event } = OVERLAY_MOVES[name];
      expect(decision.overlay.state).toBe(to === 'same' ? state : to);
      expect(decision.events.map(({ type }) => type)).toEqual([event]);
      expect(decision.ticket.revision).toBe(aTicket().revision + 1);
    },
  );
});

describe('every move in every state of the ticket', () => {
  const cases = OVERLAY_MOVE_NAMES.flatMap((name) => TICKET_STATES.map((state) => ({ name, state })));
  it.each(cases)('$name while the ticket is $state', ({ name, state }) => {
    const { kind, from, during } = OVERLAY_MOVES[name];
    const overlays = from === 'new' ? [] : [anOverlay('whistle', 'called'), anOverlay(kind, from[0] ?? '')];
    const unique = overlays.filter((one, index) => overlays.findLastIndex(({ id }) => id === one.id) === index);
    const decision = decideOverlay(
      { ticket: aTicket({ state }), overlays: unique },
      move(name, rightful(name)),
      NOW,
      city,
    );
    expect(decision.ok).toBe(during === 'any' || OPEN_STATES.includes(state));
  });
});

describe('who may', () => {
  const cases = OVERLAY_MOVE_NAMES.flatMap((name) =>
    (Object.keys(ACTORS) as ActorKind[]).map((kind) => ({ name, kind })),
  );
  it.each(cases)('$kind does $name only where the table says so', ({ name, kind: who }) => {
    const { kind, from, who: allowed } = OVERLAY_MOVES[name];
    const overlays = from === 'new' ? [] : [anOverlay(kind, from[0] ?? '')];
    const by = allowed.includes(who) ? (who === 'handler' ? rightful(name) : ACTORS[who]) : ACTORS[who];
    expect(decideOverlay({ ticket: aTicket(), overlays }, move(name, by), NOW, city).ok).toBe(allowed.includes(who));
  });

  it('lets no other unit’s staff know that there is anything', () => {
    const stranger = handler('district-110105');
    for (const name of OVERLAY_MOVE_NAMES.filter((one) => OVERLAY_MOVES[one].who.includes('handler'))) {
      const { kind, from } = OVERLAY_MOVES[name];
      const overlays = from === 'new' ? [] : [anOverlay(kind, from[0] ?? '')];
      const decision = decideOverlay({ ticket: aTicket(), overlays }, move(name, stranger), NOW, city);
      expect(decision).toMatchObject({ ok: false, refusal: { code: /notFound$/ } });
    }
  });
});

describe('the rules beside the table', () => {
  const decide = (overlays: Overlay[], name: OverlayMoveName, more: Partial<OverlayMove> = {}) =>
    decideOverlay({ ticket: aTicket(), overlays }, move(name, rightful(name), more), NOW, city);
  const code = (decision: ReturnType<typeof decide>) => (decision.ok ? 'ok' : decision.refusal.code);

  it('moves the deadline only when an extension is granted', () => {
    const asked = decide([], 'askExtension');
    expect(asked).toMatchObject({ ok: true, ticket: { resolveBy: aTicket().resolveBy } });
    const granted = decide([anOverlay('extension', 'asked')], 'grantExtension');
    expect(granted).toMatchObject({ ok: true, ticket: { resolveBy: new Date('2026-12-03T01:00:00Z') } });
  });

  it.each([
    ['a second while one waits', [anOverlay('extension', 'asked')], {}, 'overlay.already'],
    ['more than policy allows', [anOverlay('extension', 'granted')], {}, 'extension.tooMany'],
    ['one to before the deadline', [], { until: NOW }, 'extension.badTime'],
    ['one too far', [], { until: new Date('2027-01-03T01:00:00Z') }, 'extension.badTime'],
    ['one to no time', [], { until: new Date(Number.NaN) }, 'extension.badTime'],
    ['none without a reason', [], { words: ' ' }, 'ticket.wordsNeeded'],
  ])('refuses %s', (_name, overlays, more, expected) => {
    expect(code(decide(overlays, 'askExtension', more))).toBe(expected);
  });

  it('has one supervision at a time, raised only upwards, with a clock by its level', () => {
    expect(code(decide([anOverlay('supervision', 'open')], 'supervise'))).toBe('overlay.already');
    expect(code(decide([anOverlay('supervision', 'lifted', { endedAt: NOW })], 'supervise'))).toBe('ok');
    expect(code(decide([anOverlay('supervision', 'open')], 'raiseSupervision', { level: 'notice' }))).toBe(
      'supervision.notHigher',
    );
    const raised = decide([anOverlay('supervision', 'answered')], 'raiseSupervision');
    expect(raised).toMatchObject({
      overlay: { state: 'open', data: { level: 'red' }, dueAt: new Date('2026-11-23T07:00:00Z') },
    });
  });

  it('calls each department once, gives it its clock, and lets those go who never came', () => {
    const whistled = decide([], 'whistle', { units: [OTHER, OTHER, 'district-110105', LEAD], place: '北门' });
    if (!whistled.ok) throw whistled.refusal;
    const [whistle, ...calls] = whistled.overlays;
    expect(calls.map(({ unit, parent, dueAt }) => [unit, parent, dueAt?.toISOString()])).toEqual([
      [OTHER, whistle?.id, '2026-11-23T03:30:00.000Z'],
      ['district-110105', whistle?.id, '2026-11-23T03:30:00.000Z'],
    ]);
    expect(whistled.events).toMatchObject([{ data: { called: [OTHER, 'district-110105'], place: '北门' } }]);
    const closed = decideOverlay(
      { ticket: aTicket(), overlays: whistled.overlays },
      move('closeWhistle', handler(LEAD)),
      NOW,
      city,
    );
    expect(closed).toMatchObject({ overlays: [{ state: 'closed' }, { state: 'lapsed' }, { state: 'lapsed' }] });
  });

  it('asks which one when a person may mean several', () => {
    const two = [
      anOverlay('jointPart', 'assigned'),
      anOverlay('jointPart', 'assigned', { id: '01other', unit: 'hotline' }),
    ];
    expect(code(decide(two, 'cancelPart'))).toBe('overlay.whichOne');
    expect(code(decide(two, 'cancelPart', { overlay: '01other' }))).toBe('ok');
  });

  it.each([
    ['nobody', 'whistle', { units: [] }, 'whistle.nobody'],
    ['only itself', 'whistle', { units: [LEAD] }, 'whistle.nobody'],
    ['an unknown unit', 'whistle', { units: ['dept-of-nothing'] }, 'ticket.unknownUnit'],
    ['a part for the lead', 'addJoint', { units: [LEAD] }, 'overlay.already'],
    ['a part for nobody', 'addJoint', { units: [] }, 'whistle.nobody'],
  ] as const)('refuses %s', (_name, name, more, expected) => {
    expect(code(decide([], name, more))).toBe(expected);
  });

  it.each([0, 6, 2.5, Number.NaN])('refuses the rating %p', (rating) => {
    expect(code(decide([anOverlay('checkIn', 'arrived')], 'rateCheckIn', { rating }))).toBe('rating.outOfRange');
  });
});
