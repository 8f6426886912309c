import { rule } from '../notification-rule';
import { unitCard } from '../cards/unit-card';

/** A unit gets a ticket, keeps it after a return was refused, or has it by itself again: a new card, and the evidence after it. */
export const unitPinged = rule(['dispatched', 'returnUpheld', 'returnRefused', 'split'], (told) => ({
  audience: { unit: told.event.data.unit },
  message: unitCard(told),
  media: told.evidence,
  card: 'new',
}));
