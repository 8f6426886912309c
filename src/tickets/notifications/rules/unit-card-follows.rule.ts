import { rule, type Told } from '../notification-rule';
import { unitCard } from '../cards/unit-card';

/** What can be seen on a ticket's cards. */
export const CHANGES = [
  'accepted',
  'progressed',
  'resolved',
  'returnRequested',
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
  'personJoined',
  'personLeft',
] as const;

/** Whatever changes a ticket shows on the card its unit has, in place: no new message. */
export const unitCardFollows = rule(CHANGES, (told) =>
  hasCard(told) ? { audience: { unit: told.ticket.leadUnit }, message: unitCard(told), card: 'inPlace' } : null,
);

/** A ticket that was joined is shown by the one it was joined into; its card, if it had one, says so once. */
function hasCard({ event, ticket }: Told<(typeof CHANGES)[number]>): boolean {
  if (event.type === 'joined') return !['submitted', 'received', 'joined'].includes(event.data.from);
  if (event.type === 'withdrawn') return event.data.from !== 'joined';
  // One that went on at once is another unit's by now.
  if (event.type === 'returnRequested') return event.data.held;
  return ticket.state !== 'joined';
}
