import type { CityConfig } from '../../../config/city';
import type { Refusal } from '../../shared/app-error';
import { refuse } from '../domain/errors';
import { catalogueOf } from '../domain/service-catalogue';
import type { ServiceRequest } from '../domain/service-request';
import type { Ticket } from '../domain/ticket';

/** Requests by what is to become of them. */
export interface SortedRequests {
  /** Tickets of drafts that were handed in before, by draft. */
  known: Map<string, Ticket>;
  /** To be opened, each draft once, in the order of drafts: two batches that share some never wait for each other. */
  fresh: ServiceRequest[];
  refused: Map<ServiceRequest, Refusal>;
}

interface Background {
  known: readonly Ticket[];
  /** Tickets opened in the last day, by resident. */
  opened: ReadonlyMap<string, number>;
  city: CityConfig;
}

/** Which requests open a ticket, which did before, and which are refused. */
export function sortRequests(requests: readonly ServiceRequest[], background: Background): SortedRequests {
  const known = new Map(background.known.map((ticket) => [ticket.draftId, ticket]));
  const counts = new Map(background.opened);
  const fresh = new Map<string, ServiceRequest>();
  const refused = new Map<ServiceRequest, Refusal>();
  for (const request of requests) {
    if (known.has(request.draftId) || fresh.has(request.draftId)) continue;
    const count = counts.get(request.resident.key) ?? 0;
    const refusal = refusalOf(request, count, background.city);
    if (refusal) {
      refused.set(request, refusal);
      continue;
    }
    counts.set(request.resident.key, count + 1);
    fresh.set(request.draftId, request);
  }
  const inOrder = [...fresh.values()].sort((one, other) => (one.draftId < other.draftId ? -1 : 1));
  return { known, fresh: inOrder, refused };
}

function refusalOf(request: ServiceRequest, count: number, city: CityConfig): Refusal | null {
  const { maxTicketsPerDay, maxEvidence } = city.policy;
  if (!catalogueOf(city).category(request.category)) {
    return refuse('ticket.unknownCategory', { category: request.category });
  }
  if (request.evidence.length > maxEvidence) return refuse('ticket.tooMuchEvidence', { max: maxEvidence });
  return count >= maxTicketsPerDay ? refuse('ticket.tooMany', { max: maxTicketsPerDay }) : null;
}
