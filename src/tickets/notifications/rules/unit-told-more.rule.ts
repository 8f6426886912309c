import { maskNumbersIn } from '../../domain/mask';
import { staffLanguage } from '../languages';
import { evidenceOf, rule, toUnit } from '../notification-rule';
import { unitToldTexts } from '../unit-told.texts';

/** The resident added words or evidence: the unit hears them, numbers masked. */
export const unitToldMore = rule(['wordsAdded', 'evidenceAdded', 'infoSupplied'], (told) => {
  const { leadUnit, number } = told.ticket;
  const words = maskNumbersIn(told.event.data.words ?? '');
  const media = evidenceOf(told);
  const texts = unitToldTexts[staffLanguage(told)];
  return toUnit(leadUnit, words ? texts.added(number, words) : texts.addedEvidence(number, media.length), media);
});
