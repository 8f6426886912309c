import { exclusionToldTexts } from '../exclusion-told.texts';
import { forStaff } from '../languages';
import { rule, toUnit } from '../notification-rule';
import { stepOf, watchOf } from '../overlay-words';

const texts = forStaff(exclusionToldTexts);

/** A unit asks that a ticket be left out of its rates: the supervisors rule. */
export const exclusionAsked = rule(['exclusionAsked'], (told) => {
  const text = texts(told).asked(stepOf(told, told.event.data));
  return { audience: { unit: watchOf(told), role: 'supervisors' }, message: { type: 'text', text } };
});

/** The unit hears the ruling and its reason. */
export const exclusionRuled = rule(['exclusionGranted', 'exclusionRefused'], (told) => {
  const { event } = told;
  const step = stepOf(told, event.data);
  const words = event.type === 'exclusionGranted' ? texts(told).granted(step) : texts(told).refused(step);
  return toUnit(event.data.unit, words);
});
