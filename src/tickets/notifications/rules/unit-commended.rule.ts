import { maskNumbersIn } from '../../domain/mask';
import { staffLanguage } from '../languages';
import { rule, toUnit } from '../notification-rule';
import { unitToldTexts } from '../unit-told.texts';

/** 表扬: the unit hears it in the resident's words, with what came with them. */
export const unitCommended = rule(['commended'], (told) => {
  const { unit, words } = told.event.data;
  const text = unitToldTexts[staffLanguage(told)].commended(told.ticket.number, maskNumbersIn(words));
  return toUnit(unit, text, told.evidence);
});
