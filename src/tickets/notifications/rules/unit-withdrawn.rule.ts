import { UNIT_LANGUAGE } from '../languages';
import { rule, toUnit } from '../notification-rule';
import { unitToldTexts } from '../unit-told.texts';

/** The unit may stop: the resident withdrew it. Said aloud, for an edited card is easily missed. */
export const unitWithdrawn = rule(['withdrawn'], ({ ticket }) =>
  toUnit(ticket.leadUnit, unitToldTexts[UNIT_LANGUAGE].withdrawn(ticket.number)),
);
