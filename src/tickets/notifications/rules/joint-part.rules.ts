import { isOf } from '../../domain/overlays/overlay';
import { forStaff } from '../languages';
import { evidenceOf, rule, toRole, toUnit, type Telling } from '../notification-rule';
import { overlayToldTexts } from '../overlay-told.texts';
import { centreOf, stepOf } from '../overlay-words';
import { partCard } from '../cards/part-cards';

const texts = forStaff(overlayToldTexts);

/** A joint unit gets its part as a card with its own buttons; the lead hears who helps. */
export const partAssigned = rule(['partAssigned'], (told): Telling[] => {
  const step = stepOf(told, told.event.data);
  const { leadUnit } = told.ticket;
  const part = told.overlays.filter(isOf('jointPart')).find(({ id }) => id === told.event.data.overlay);
  const given = toUnit(leadUnit, texts(told).partGiven(step));
  if (!part) return [given];
  const audience = { unit: part.unit };
  return [{ audience, message: partCard(told, part), media: told.evidence, card: 'new', slot: 'part' }, given];
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
