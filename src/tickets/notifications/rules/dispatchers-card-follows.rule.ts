import { OPEN_STATES } from '../../domain/ticket-workflow';
import type { CardMessage } from '../../../shared/chat';
import { centreButtons } from '../cards/centre-buttons';
import { onCentreCard, unroutedCard } from '../cards/centre-card';
import { forStaff } from '../languages';
import { rule, type Told } from '../notification-rule';
import { officeName } from '../overlay-words';
import { movedCard } from '../cards/short-card';
import { unitCard } from '../cards/unit-card';
import { overlayToldTexts } from '../overlay-told.texts';

const rulings = forStaff(overlayToldTexts);

const CHANGES = [
  'returnRefused',
  'returnUpheld',
  'dispatched',
  'accepted',
  'progressed',
  'infoRequested',
  'infoSupplied',
  'wordsAdded',
  'evidenceAdded',
  'personJoined',
  'resolved',
  'withdrawn',
  'joined',
  'reopened',
] as const;

type Changed = Told<(typeof CHANGES)[number]>;

/** What dispatchers were asked about shows on their card what came of it, where the card can be changed. */
export const dispatchersCardFollows = rule(CHANGES, (told) => {
  const { byFallback, returnCount } = told.ticket;
  const card = byFallback || returnCount ? cardOf(told) : null;
  return card && onCentreCard(told, card, 'ifThere');
});

function cardOf(told: Changed): CardMessage | null {
  const { event, ticket } = told;
  switch (event.type) {
    case 'returnRefused':
      return unitCard(
        told,
        rulings(told).returnRefused(ticket.number, officeName(told, ticket.leadUnit)),
        centreButtons(told),
      );
    case 'returnUpheld':
    case 'dispatched':
      // What went on by rule is no answer of theirs.
      return event.actor.kind === 'system' ? null : movedCard(told, event.data.unit);
    default:
      return asItStands(told);
  }
}

/** Why a unit wants to be rid of it stands on the card until somebody has ruled. */
function asItStands(told: Changed): CardMessage | null {
  const { ticket } = told;
  if (!OPEN_STATES.includes(ticket.state)) return unitCard(told, undefined, []);
  return ticket.byFallback && ticket.state !== 'returnRequested' ? unroutedCard(told) : null;
}
