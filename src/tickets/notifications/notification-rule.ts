import type { CityConfig } from '../../../config/city';
import type { GroupRole } from '../../../config/group-roles';
import type { Missing } from '../../evidence';
import type { OutboundMessage } from '../../shared/chat';
import type { Overlay } from '../domain/overlays/overlay';
import type { Ruling } from '../domain/ruling';
import type { Ticket, TicketEvidence } from '../domain/ticket';
import type { EventData, EventOf, Said, TicketEvent, TicketEventType } from '../domain/ticket-events';

/** An event with what a rule may look at: the ticket as it is now, its evidence, the city and the instant. */
export interface Told<T extends TicketEventType = TicketEventType> {
  event: { [K in T]: EventOf<K> & { id: string } }[T];
  ticket: Ticket;
  evidence: readonly TicketEvidence[];
  /** What lies over the ticket, oldest first. */
  overlays: readonly Overlay[];
  /** What of it could not be fetched. */
  missing: Missing;
  /** What was ruled on such a matter; null where nothing was. */
  ruling: Ruling | null;
  /** Tickets joined into it, oldest first. */
  joined: readonly Ticket[];
  city: CityConfig;
  now: Date;
}

/** Events that evidence may come with. */
type TellsEvidence = { [T in TicketEventType]: EventData[T] extends Said ? T : never }[TicketEventType];

/**
 * ★ Cards of a ticket beside the one of the unit that leads: the board of a whistle and the card of who was called, a
 * joint unit's part, and what the dispatchers are asked: whose it is, and whether it may take longer.
 */
export type CardSlot = 'board' | 'call' | 'part' | 'centre' | 'extension';

/** One thing to be told to one audience. */
export interface Telling {
  /** The resident's chat, or every group of a unit's people: its staff's unless a role is named. */
  audience: { resident: true } | { unit: string; role?: GroupRole };
  message: OutboundMessage;
  /** Evidence that follows the message. */
  media?: readonly TicketEvidence[];
  /** The ticket's card in a group: sent anew, edited in place, or edited only where it is there and can be. */
  card?: 'new' | 'inPlace' | 'ifThere';
  /** What is said where several deadlines speak to one chat together: a line for each. */
  line?: string;
  /** Another card than the ticket's own, with a place of its own in the chat. */
  slot?: CardSlot;
  /** Told once of a ticket, however often it comes to it. */
  once?: string;
  /** To the groups of that very role only; where there is none nobody stands in. */
  strictly?: true;
}

/** ★ Which events are told, to whom, in which words. */
export interface NotificationRule {
  on: readonly TicketEventType[];
  tell(told: Told): Telling[];
}

/** Whether a ticket comes to its first unit with this: nothing of it was told to any unit before. */
export function isFirstDispatch({ type, data }: TicketEvent): boolean {
  return type === 'dispatched' && data.from === null;
}

/** A rule for these types of events; the events it gets are of these types. */
export function rule<T extends TicketEventType>(
  on: readonly T[],
  tell: (told: Told<T>) => Telling | Telling[] | null,
): NotificationRule {
  return { on, tell: (told) => (concerns(told, on) ? [tell(told) ?? []].flat() : []) };
}

function concerns<T extends TicketEventType>(told: Told, on: readonly T[]): told is Told & Told<T> {
  return (on as readonly TicketEventType[]).includes(told.event.type);
}

/** To the resident, a sentence. */
export function toResident(text: string, media: readonly TicketEvidence[] = []): Telling {
  return { audience: { resident: true }, message: { type: 'text', text }, media };
}

/** To a unit's groups, a sentence. */
export function toUnit(unit: string, text: string, media: readonly TicketEvidence[] = []): Telling {
  return { audience: { unit }, message: { type: 'text', text }, media };
}

/** The evidence that came with an event. */
export function evidenceOf({ event, evidence }: Told<TellsEvidence>): TicketEvidence[] {
  const ids = event.data.evidence;
  return evidence.filter(({ id }) => ids.includes(id));
}

/** To a unit's people of a role, a sentence. */
export function toRole(unit: string, role: GroupRole, text: string): Telling {
  return { audience: { unit, role }, message: { type: 'text', text } };
}
