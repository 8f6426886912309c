import { staffLanguage } from '../languages';
import { rule, toUnit } from '../notification-rule';
import { unitToldTexts } from '../unit-told.texts';

/** The unit may stop: the resident withdrew it. Said aloud, for an edited card is easily missed. */
export const unitWithdrawn = rule(['withdrawn'], (told) =>
  // A joined one was no work of its own.
  told.event.data.from === 'joined'
    ? null
    : toUnit(told.ticket.leadUnit, unitToldTexts[staffLanguage(told)].withdrawn(told.ticket.number)),
);
