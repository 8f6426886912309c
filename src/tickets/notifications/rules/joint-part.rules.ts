import { forStaff } from '../languages';
import { evidenceOf, rule, toRole, toUnit, type Telling } from '../notification-rule';
import { overlayToldTexts } from '../overlay-told.texts';
import { centreOf, officeName, stepOf } from '../overlay-words';
import { unitCard } from '../unit-card';

const texts = forStaff(overlayToldTexts);

/** A joint unit gets its part as a card with its own buttons; the lead hears who helps. */
export const partAssigned = rule(['partAssigned'], (told): Telling[] => {
  const step = stepOf(told, told.event.data);
  const { leadUnit, number } = told.ticket;
  const title = texts(told).partAssigned(number, officeName(told, leadUnit), step.words);
  const message = unitCard(told, title, [
    { move: 'accept', label: texts(told).buttons.accept },
    { move: 'resolve', label: texts(told).buttons.resolve },
    { move: 'return', label: texts(told).buttons.return },
    { move: 'material', label: texts(told).buttons.material },
  ]);
  return [
    { audience: { unit: told.event.data.unit }, message, media: told.evidence, card: 'new' },
    toUnit(leadUnit, texts(told).partGiven(step)),
  ];
});

/** The lead hears each step of a part. */
export const partMoved = rule(['partAccepted', 'partSaid', 'partDone', 'partReturned'], (told): Telling[] => {
  const { event, ticket } = told;
  const text = texts(told)[event.type](stepOf(told, event.data));
  const lead = toUnit(ticket.leadUnit, text, evidenceOf(told));
  // Somebody else has to be found.
  return event.type === 'partReturned' ? [lead, toRole(centreOf(told), 'dispatchers', text)] : [lead];
});

/** Both hear that a part is not wanted any more. */
export const partCancelled = rule(['partCancelled'], (told) => {
  const text = texts(told).partCancelled(stepOf(told, told.event.data));
  return [toUnit(told.event.data.unit, text), toUnit(told.ticket.leadUnit, text)];
});
