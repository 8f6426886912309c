import { forStaff } from '../languages';
import { evidenceOf, rule, toUnit, type Telling } from '../notification-rule';
import { overlayToldTexts } from '../overlay-told.texts';
import { officeName, stepOf } from '../overlay-words';
import { boardTellings, callTellings, othersIn } from '../cards/whistle-board';

const texts = forStaff(overlayToldTexts);

/** 吹哨: every department that is called gets the ticket and its evidence, and all get the board. */
export const whistled = rule(['whistled'], (told): Telling[] => {
  const { overlay } = told.event.data;
  const cards = callTellings(told, overlay, 'new').map((telling) => ({ ...telling, media: told.evidence }));
  return [...cards, ...boardTellings(told, overlay, 'new')];
});

/** 报到: the board stays current in all the groups. */
export const checkedIn = rule(['checkedIn', 'checkInRated'], (told) =>
  boardTellings(told, told.event.data.whistle, 'inPlace'),
);

/** Who did not come in time is named to the street, and on the board. */
export const checkInMissed = rule(['checkInMissed'], (told): Telling[] => {
  const { unit, whistle } = told.event.data;
  const text = texts(told).missed(told.ticket.number, officeName(told, unit));
  return [toUnit(told.ticket.leadUnit, text), toUnit(unit, text), ...boardTellings(told, whistle, 'inPlace')];
});

/** What one says and shows at the scene is seen by all. */
export const whistleSaid = rule(['whistleSaid'], (told) => {
  const { from } = told.event.data;
  const text = texts(told).whistleSaid(stepOf(told, { ...told.event.data, unit: from }));
  return othersIn(told, from).map((unit) => toUnit(unit, text, evidenceOf(told)));
});

/** The end, in words to all, and to the street how to rate those who came. */
export const whistleClosed = rule(['whistleClosed'], (told): Telling[] => {
  const { event, ticket } = told;
  const text = texts(told).whistleClosed(stepOf(told, event.data));
  const others = othersIn(told, ticket.leadUnit);
  const [first] = others;
  const ask = first ? [toUnit(ticket.leadUnit, texts(told).rateThem(ticket.number, officeName(told, first)))] : [];
  return [
    ...boardTellings(told, event.data.overlay, 'inPlace'),
    ...callTellings(told, event.data.overlay, 'ifThere'),
    ...others.map((unit) => toUnit(unit, text)),
    ...ask,
  ];
});
