import type { Bilingual, CityConfig } from '../../../config/city';
import { OVERLAY_MOVES } from '../domain/overlays/overlay-workflow';
import { reasonCalled } from '../domain/return-reason';
import { catalogueOf } from '../domain/service-catalogue';
import type { StoredEvent, TicketEventType } from '../domain/ticket-events';
import type { StoryEvent } from './ticket-view';

/** Why a unit gave a ticket back, what the ruling said, and all that offices say over a ticket is between offices. */
const BETWEEN_OFFICES: readonly TicketEventType[] = [
  ...(['returnRequested', 'returnUpheld', 'returnRefused', 'dispatched', 'split', 'personJoined'] as const),
  ...Object.values(OVERLAY_MOVES).map(({ event }) => event),
];

/** An event as this resident may see it: not in the words of another. */
export function toStoryEvent(
  { type, at, actor, data }: StoredEvent,
  city: CityConfig,
  residentKey: string,
): StoryEvent {
  const another = actor.kind === 'resident' && actor.id !== residentKey;
  const words = 'words' in data && !another && !BETWEEN_OFFICES.includes(type) ? data.words : null;
  return {
    type,
    at,
    by: actor.kind,
    words,
    unit: 'unit' in data ? catalogueOf(city).namedUnit(data.unit).name : null,
    about: aboutOf(data, city),
    evidenceCount: 'evidence' in data ? data.evidence.length : 0,
  };
}

/** The words of a return are between offices; its reason is one of a list, and may be read. */
function aboutOf(data: StoredEvent['data'], city: CityConfig): Bilingual | null {
  if ('category' in data) return catalogueOf(city).categoryName(data.category);
  return 'reason' in data ? (reasonCalled(data.reason, city)?.name ?? null) : null;
}
