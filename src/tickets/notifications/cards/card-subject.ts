import type { CityConfig } from '../../../../config/city';
import type { Missing } from '../../../evidence';
import type { Overlay } from '../../domain/overlays/overlay';
import type { Ticket } from '../../domain/ticket';

/** What a card is drawn from. */
export interface CardSubject {
  ticket: Ticket;
  overlays?: readonly Overlay[];
  city: CityConfig;
  now: Date;
  missing: Missing;
  /** Tickets joined into it. */
  joined?: readonly Ticket[];
}
