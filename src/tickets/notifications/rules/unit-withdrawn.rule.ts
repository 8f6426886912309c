import { UNIT_LANGUAGE } from '../languages';
import { rule, toUnit } from '../notification-rule';
import { unitToldTexts } from '../unit-told.texts';

/** The unit may stop: the resident withdrew it. Said aloud, for an edited card is easily missed. */
export const unitWithdrawn = rule(['withdrawn'], ({ event, ticket }) =>
  // A joined one was no work of its own.
  event.data.from === 'joined' ? null : toUnit(ticket.leadUnit, unitToldTexts[UNIT_LANGUAGE].withdrawn(ticket.number)),
);
