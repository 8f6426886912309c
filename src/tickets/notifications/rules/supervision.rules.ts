import { formatTimeLeft } from '../../domain/format-instant';
import { forStaff, staffLanguage } from '../languages';
import { isOf } from '../../domain/overlays/overlay';
import { evidenceOf, rule, toRole, toUnit, type Telling } from '../notification-rule';
import { overlayToldTexts } from '../overlay-told.texts';
import { officeTime, stepOf, watchOf } from '../overlay-words';

const texts = forStaff(overlayToldTexts);

/** 督办: the unit and its leaders hear the level, what is asked and until when to answer. */
export const supervised = rule(['supervised'], (told): Telling[] => {
  const { event, ticket, overlays } = told;
  const { number, words } = stepOf(told, event.data);
  const due = overlays.filter(isOf('supervision')).find(({ id }) => id === event.data.overlay)?.dueAt ?? told.now;
  const left = formatTimeLeft(due, staffLanguage(told), told.now);
  const text = texts(told).supervised(number, texts(told).levels[event.data.level], words, officeTime(told, due), left);
  const leaders = event.data.level === 'notice' ? [] : [toRole(ticket.leadUnit, 'leaders', text)];
  return [toUnit(ticket.leadUnit, `${text}\n${texts(told).supervisedHow(number)}`), ...leaders];
});

/** The unit's answer goes to those who watch. */
export const supervisionAnswered = rule(['supervisionAnswered'], (told): Telling => {
  const text = texts(told).supervisionAnswered(stepOf(told, told.event.data));
  return { ...toRole(watchOf(told), 'supervisors', text), media: evidenceOf(told) };
});

/** The unit hears that it is over. */
export const supervisionLifted = rule(['supervisionLifted'], (told) => {
  const { number, words } = stepOf(told, told.event.data);
  return toUnit(told.ticket.leadUnit, texts(told).supervisionLifted(number, words));
});
