import type { CityConfig } from '../../../../config/city';
import { isOf, type Overlaid, type Overlay, type OverlayData, type OverlayKind, type OverlayOf } from './overlay';
import type { OverlayMove } from './overlay-command';
import { extendedTo } from './overlay-rules';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What a move is made of. */
export interface Making extends Overlaid {
  move: OverlayMove;
  now: Date;
  city: CityConfig;
}

/** The overlays a move makes, the one it is about first. */
export function newBy(making: Making): Overlay[] {
  const { move, ticket } = making;
  switch (move.move) {
    case 'askExtension':
      return [make(making, 'extension', 'asked', ticket.leadUnit, asked(making))];
    case 'supervise':
      return [make(making, 'supervision', 'open', ticket.leadUnit, supervised(making), answerBy(making))];
    case 'addJoint':
      return (move.units ?? []).slice(0, 1).map((unit) => {
        return make(making, 'jointPart', 'assigned', unit, { task: said(move), result: null }, partBy(making));
      });
    case 'askExclusion':
      return [make(making, 'exclusion', 'asked', ticket.leadUnit, { words: said(move), ruling: null })];
    case 'whistle':
      return whistle(making);
    default:
      return [];
  }
}

/** What a move changes in an overlay beside its state. */
export function changedBy(before: Overlay, making: Making): Overlay {
  const { move, now } = making;
  switch (before.kind) {
    case 'extension':
      return { ...before, data: { ...before.data, ruling: said(move) || null }, dueAt: null };
    case 'exclusion':
      return { ...before, data: { ...before.data, ruling: said(move) } };
    case 'supervision':
      return watched(before, making);
    case 'jointPart':
      return move.move === 'finishPart' ? { ...before, data: { ...before.data, result: said(move) } } : before;
    case 'checkIn':
      return checkedIn(before, move, now);
    case 'whistle':
      return before;
  }
}

function watched(before: OverlayOf<'supervision'>, making: Making): Overlay {
  const { move } = making;
  if (move.move === 'raiseSupervision') return { ...before, data: supervised(making), dueAt: answerBy(making) };
  if (move.move === 'answerSupervision')
    return { ...before, data: { ...before.data, answer: said(move) }, dueAt: null };
  return { ...before, dueAt: null };
}

/** What else a move ends: closing a whistle lets those go who never came. */
export function alsoDone([first]: readonly Overlay[], { overlays, move, now }: Making): Overlay[] {
  if (move.move !== 'closeWhistle' || !first) return [];
  const waiting = overlays.filter(isOf('checkIn')).filter(({ parent, endedAt }) => parent === first.id && !endedAt);
  return waiting.map((call) => ({ ...call, state: 'lapsed', endedAt: now }));
}

function checkedIn(before: OverlayOf<'checkIn'>, move: OverlayMove, now: Date): Overlay {
  if (move.move === 'rateCheckIn')
    return { ...before, data: { ...before.data, rating: move.rating ?? null } } as Overlay;
  // Who is missing stays late by the same deadline: the ladder goes on.
  if (move.move !== 'checkIn') return before;
  const by = move.by.kind === 'handler' ? move.by.name : null;
  const { lat = null, lon = null } = move.point ?? {};
  return { ...before, data: { ...before.data, arrivedAt: now.getTime(), by, lat, lon }, dueAt: null } as Overlay;
}

function whistle(making: Making): Overlay[] {
  const { move, ticket, now, city } = making;
  const { place = null, at } = move;
  const data = { words: said(move), place, at: at?.getTime() ?? null };
  const whistle = make(making, 'whistle', 'called', ticket.leadUnit, data);
  const from = at && at > now ? at : now;
  const dueAt = new Date(from.getTime() + city.policy.overlays.checkInMinutes * MINUTE);
  const units = [...new Set(move.units)].filter((unit) => unit !== ticket.leadUnit);
  const calls = units.map((unit) => {
    const blank = { arrivedAt: null, by: null, lat: null, lon: null, rating: null };
    return { ...make(making, 'checkIn', 'called', unit, blank, dueAt), parent: whistle.id };
  });
  return [whistle, ...calls];
}

function asked({ move, ticket }: Making): OverlayData['extension'] {
  return { until: extendedTo(ticket, move), words: said(move), ruling: null };
}

function supervised({ move }: Making): OverlayData['supervision'] {
  return { level: move.level ?? 'notice', cause: move.cause ?? 'supervisor', words: said(move), answer: null };
}

/** 督办 runs day and night. */
function answerBy({ move, now, city }: Making): Date {
  return new Date(now.getTime() + city.policy.overlays.supervisionHours[move.level ?? 'notice'] * HOUR);
}

/** A part is due before the whole, or at once when the whole is late. */
function partBy({ ticket, now, city }: Making): Date {
  const left = Math.max(0, ticket.resolveBy.getTime() - now.getTime());
  return new Date(now.getTime() + (left * city.policy.overlays.jointPercent) / 100);
}

function make<K extends OverlayKind>(
  { move, ticket, now }: Making,
  kind: K,
  state: string,
  unit: string,
  data: OverlayData[K],
  dueAt: Date | null = null,
): Overlay {
  const id = move.newId();
  // The kind and its data belong together by the signature.
  return {
    id,
    ticketId: ticket.id,
    kind,
    state,
    unit,
    parent: null,
    data,
    openedAt: now,
    dueAt,
    endedAt: null,
  } as Overlay;
}

function said({ words }: OverlayMove): string {
  return words?.trim() ?? '';
}
