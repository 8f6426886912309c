import type { EscalationRung } from '../../../../config/city';
import type { GroupRole } from '../../../../config/group-roles';
import { formatTimeLeft } from '../../domain/format-instant';
import type { EventData } from '../../domain/ticket-events';
import { escalationTexts } from '../escalation.texts';
import { forStaff, staffLanguage } from '../languages';
import { rule, type Telling, type Told } from '../notification-rule';
import { centreOf, officeName, officeTime, watchOf } from '../overlay-words';
import { unitCard } from '../cards/unit-card';

const texts = forStaff(escalationTexts);

/** ★ In whose groups an audience is. */
const AUDIENCES: Readonly<
  Record<EscalationRung['audience'], (told: Told<'escalated'>) => { unit: string; role?: GroupRole }>
> = {
  unitGroup: ({ event }) => ({ unit: event.data.unit }),
  unitLeader: ({ event }) => ({ unit: event.data.unit, role: 'leaders' }),
  districtSupervisors: (told) => ({ unit: watchOf(told), role: 'supervisors' }),
  citySupervisors: (told) => ({ unit: centreOf(told), role: 'supervisors' }),
};

/**
 * A rung speaks: to the unit that leads by its card, sent anew with its buttons, so that the old one is not edited any
 * more; to all others in a sentence. What has been settled meanwhile is not brought up again.
 */
export const escalated = rule(['escalated'], (told): Telling | null => {
  const { event, ticket } = told;
  if (isSettled(told)) return null;
  const audience = AUDIENCES[event.data.audience](told);
  const line = lineOf(told, event.data);
  const leads = event.data.audience === 'unitGroup' && event.data.overlay === null;
  if (!leads) return { audience, message: { type: 'text', text: line }, line };
  const left = formatTimeLeft(new Date(event.data.due), staffLanguage(told), told.now);
  const title = texts(told).title(ticket.number, texts(told).clocks[event.data.clock], left);
  return { audience, message: unitCard(told, title), card: 'new', line };
});

function lineOf(told: Told, { unit, clock, due }: EventData['escalated']): string {
  const left = formatTimeLeft(new Date(due), staffLanguage(told), told.now);
  return texts(told).line(
    told.ticket.number,
    officeName(told, unit),
    texts(told).clocks[clock],
    officeTime(told, due),
    left,
  );
}

/** The clock ran out of use between the sweep and the telling. */
function isSettled({ event, ticket, overlays }: Told<'escalated'>): boolean {
  const { clock, overlay } = event.data;
  if (overlay !== null) return overlays.some(({ id, endedAt }) => id === overlay && endedAt !== null);
  if (clock === 'acceptance') return ticket.state !== 'dispatched';
  return ticket.resolvedAt !== null || ticket.closedAt !== null;
}
