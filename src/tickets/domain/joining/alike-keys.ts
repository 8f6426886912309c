import { shifted } from '../../../knowledge';
import type { RequestKind, RequestPlace } from '../service-request';
import type { Ticket } from '../ticket';
import { OPEN_STATES } from '../ticket-workflow';

/** What is looked at to tell whether two are one matter. */
export interface Matter {
  kind: RequestKind;
  category: string;
  story: string;
  place: Readonly<RequestPlace>;
}

/** A question or a praise is nobody else's matter. */
const NEVER_JOINED: readonly RequestKind[] = ['enquiry', 'commendation'];
/** Squares of a hundredth of a degree: about 1.1 km by 0.85 km in Beijing, wider than the widest circle. */
const PER_DEGREE = 100;

/** True for what several people may report. */
export function mayBeShared({ kind }: Pick<Matter, 'kind'>): boolean {
  return !NEVER_JOINED.includes(kind);
}

/** Under which words an open ticket is found by others who report it; null: it is not looked for. */
export function alikeKeys(ticket: Ticket): { street: string | null; cell: string | null } {
  const found = OPEN_STATES.includes(ticket.state) && mayBeShared(ticket);
  const { lat, lon } = ticket.place;
  if (!found) return { street: null, cell: null };
  return { street: streetKey(ticket), cell: lat === null || lon === null ? null : cellKey(ticket.category, lat, lon) };
}

/** Where to look for open tickets that may be the same matter: its street, and the squares its circle touches. */
export function keysToLookIn(matter: Matter, radiusMeters: number): { streets: string[]; cells: string[] } {
  if (!mayBeShared(matter)) return { streets: [], cells: [] };
  const { lat, lon } = matter.place;
  const street = streetKey(matter);
  const streets = street === null ? [] : [street];
  if (lat === null || lon === null) return { streets, cells: [] };
  const corners = [-radiusMeters, radiusMeters].flatMap((north) =>
    [-radiusMeters, radiusMeters].map((east) => shifted({ lat, lon }, north, east)),
  );
  return { streets, cells: [...new Set(corners.map((corner) => cellKey(matter.category, corner.lat, corner.lon)))] };
}

function streetKey({ category, place }: Pick<Matter, 'category' | 'place'>): string | null {
  return place.street === null ? null : `${category}@${place.street}`;
}

function cellKey(category: string, lat: number, lon: number): string {
  return `${category}@${Math.floor(lat * PER_DEGREE)},${Math.floor(lon * PER_DEGREE)}`;
}
