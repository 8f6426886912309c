import { rule } from '../notification-rule';
import { unitCard } from '../unit-card';

const CHANGES = [
  'accepted',
  'progressed',
  'resolved',
  'infoRequested',
  'infoSupplied',
  'wordsAdded',
  'evidenceAdded',
  'withdrawn',
  'joined',
  'closed',
  'extensionAsked',
  'extensionGranted',
  'extensionRefused',
  'supervised',
  'supervisionAnswered',
  'supervisionLifted',
  'partAssigned',
  'partAccepted',
  'partDone',
  'partReturned',
  'partCancelled',
  'evidenceChecked',
] as const;

/** Whatever changes a ticket shows on the card its unit has, in place: no new message. */
export const unitCardFollows = rule(CHANGES, (told) => ({
  audience: { unit: told.ticket.leadUnit },
  message: unitCard(told),
  card: 'inPlace',
}));
