import type { CityConfig, ClockName } from '../../../../config/city';
import type { Overlay } from '../overlays/overlay';
import type { Ticket, TicketState } from '../ticket';
import { STATES } from '../ticket-workflow';
import type { RunningClock } from './clock';

const MINUTE = 60_000;
const NEW: readonly TicketState[] = ['submitted', 'received'];

/** ★ Which clocks of the ticket itself run in a state. */
const RUNS: Readonly<Partial<Record<ClockName, (state: TicketState) => boolean>>> = {
  dispatch: (state) => NEW.includes(state),
  acceptance: (state) => state === 'dispatched',
  handling: (state) => STATES[state].clock !== 'ended',
};

/** The clocks of a ticket and of these overlays of it, as they stand; none once it has ended but those of supervision. */
export function clocksOf(ticket: Ticket, overlays: readonly Overlay[], city: CityConfig): RunningClock[] {
  return [...ownClocks(ticket, city), ...overlays.flatMap((overlay) => overlayClock(ticket, overlay, city))];
}

function ownClocks(ticket: Ticket, city: CityConfig): RunningClock[] {
  const { id: ticketId, grade, leadUnit: unit, clockStoppedAt } = ticket;
  const { dispatchMinutes, acceptMinutes, resolveMinutes } = city.grades[grade];
  const given: Partial<Record<ClockName, [dueAt: Date, minutes: number]>> = {
    dispatch: [ticket.dispatchBy, dispatchMinutes],
    acceptance: [ticket.acceptBy, acceptMinutes],
    handling: [ticket.resolveBy, resolveMinutes],
  };
  const state = ticket.stateBefore ?? ticket.state;
  const stopped = clockStoppedAt !== null;
  return (Object.keys(given) as ClockName[]).flatMap((clock) => {
    const time = given[clock];
    const runs = STATES[ticket.state].clock !== 'ended' && RUNS[clock]?.(state);
    if (!runs || !time) return [];
    return [{ ticketId, clock, overlay: null, unit, grade, dueAt: time[0], minutes: time[1], stopped }];
  });
}

const CLOCK_OF: Readonly<Partial<Record<Overlay['kind'], ClockName>>> = {
  checkIn: 'checkIn',
  supervision: 'supervision',
  jointPart: 'jointPart',
};

function overlayClock(ticket: Ticket, overlay: Overlay, city: CityConfig): RunningClock[] {
  const { id, kind, unit, dueAt, endedAt } = overlay;
  const clock = CLOCK_OF[kind];
  const over = STATES[ticket.state].clock === 'ended' && kind !== 'supervision';
  if (!clock || !dueAt || endedAt || over) return [];
  const minutes = minutesGiven(overlay, dueAt, city);
  return [{ ticketId: ticket.id, clock, overlay: id, unit, grade: ticket.grade, dueAt, minutes, stopped: false }];
}

/** Whole minutes. Supervision that was raised is answered anew: its time is that of its level, not since it began. */
function minutesGiven(overlay: Overlay, dueAt: Date, { policy }: CityConfig): number {
  if (overlay.kind === 'supervision') return policy.overlays.supervisionHours[overlay.data.level] * 60;
  return Math.max(0, Math.round((dueAt.getTime() - overlay.openedAt.getTime()) / MINUTE));
}
