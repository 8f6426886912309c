import type { Bilingual, GradeCode, HandlingUnit } from '../../../config/city';
import type { Missing } from '../../evidence';
import type { RequestKind } from '../domain/service-request';
import type { TicketState } from '../domain/ticket';
import type { ActorKind, TicketEventType } from '../domain/ticket-events';
import type { MoveName } from '../domain/ticket-workflow';

/** A ticket as it is shown: names in both languages, nothing private to the staff. */
export interface TicketView {
  id: string;
  number: string;
  state: TicketState;
  revision: number;
  kind: RequestKind;
  /** Code and names of the category; the code alone when the catalogue has it no longer. */
  category: { code: string; name: Bilingual };
  grade: GradeCode;
  story: string;
  placeText: string | null;
  unit: HandlingUnit;
  submittedAt: Date;
  acceptBy: Date;
  resolveBy: Date;
  acceptedAt: Date | null;
  resolvedAt: Date | null;
  updatedAt: Date;
  urgeCount: number;
  evidenceCount: number;
  /** How many people reported it. */
  people: number;
  /** To its resident, and to staff who look for it: the number of the ticket it is handled with; null when it is handled by itself. */
  handledWith: string | null;
  /** Who of the unit has it in hand; null in what a resident sees. */
  handlerName: string | null;
  /** What the one who asked may do with it now: a resident or, in a unit's lookup, its staff. */
  moves: MoveName[];
}

/** One thing that happened, as a resident may see it: units are named, their staff are not. */
export interface StoryEvent {
  type: TicketEventType;
  at: Date;
  by: ActorKind;
  words: string | null;
  /** The unit it concerns: who accepted, or to whom it went. */
  unit: Bilingual | null;
  /** The name of its new category, or of the reason it was returned for. */
  about: Bilingual | null;
  evidenceCount: number;
}

/** A ticket and all that happened to it, oldest first. */
export interface TicketStory extends TicketView {
  events: StoryEvent[];
  /** What of its evidence could not be fetched. */
  missing: Missing;
}
