import type { TicketEventType } from '../../domain/ticket-events';
import type { NotificationRule, Telling, Told } from '../notification-rule';
import { callbackAsked } from './callback.rules';
import { categoryCorrected, categoryQuestioned } from './category.rules';
import { escalated } from './escalation.rules';
import { dispatchersCardFollows } from './dispatchers-card-follows.rule';
import { exclusionAsked, exclusionRuled } from './exclusion.rules';
import { extensionAsked, extensionRuled } from './extension.rules';
import { partAssigned, partCancelled, partMoved } from './joint-part.rules';
import { otherCardsFollow } from './other-cards-follow.rule';
import { previousUnitReleased } from './previous-unit-released.rule';
import { residentAccepted } from './resident-accepted.rule';
import { residentAnswered } from './resident-answered.rule';
import { residentAsked } from './resident-asked.rule';
import { residentClosed } from './resident-closed.rule';
import { residentEvidenceLost } from './resident-evidence-lost.rule';
import { residentHandedOver } from './resident-handed-over.rule';
import { residentJoined, residentSplit } from './resident-joined.rule';
import { residentProgressed } from './resident-progressed.rule';
import { residentReopened } from './resident-reopened.rule';
import { residentResolved } from './resident-resolved.rule';
import { returnHeld } from './return-held.rule';
import { rulingMade, rulingOffered } from './ruling.rules';
import { supervised, supervisionAnswered, supervisionLifted } from './supervision.rules';
import { unitCardFollows } from './unit-card-follows.rule';
import { unitCommended } from './unit-commended.rule';
import { unitGainsPerson } from './unit-gains-person.rule';
import { unitPinged } from './unit-pinged.rule';
import { unitReopened } from './unit-reopened.rule';
import { unitToldMore } from './unit-told-more.rule';
import { unitUrged } from './unit-urged.rule';
import { unitWithdrawn } from './unit-withdrawn.rule';
import { unroutedFollows, unroutedToDispatchers } from './unrouted.rules';
import { checkedIn, checkInMissed, whistleClosed, whistled, whistleSaid } from './whistle.rules';

/** ★ Every notification. A new one is a file and a line here. */
const RULES: readonly NotificationRule[] = [
  unitPinged,
  unitCardFollows,
  otherCardsFollow,
  previousUnitReleased,
  unitUrged,
  unitReopened,
  unitToldMore,
  unitWithdrawn,
  residentAccepted,
  residentProgressed,
  residentHandedOver,
  residentAsked,
  residentResolved,
  residentClosed,
  residentReopened,
  residentAnswered,
  residentJoined,
  residentSplit,
  unitGainsPerson,
  returnHeld,
  unroutedToDispatchers,
  unroutedFollows,
  dispatchersCardFollows,
  categoryQuestioned,
  categoryCorrected,
  rulingMade,
  rulingOffered,
  exclusionAsked,
  exclusionRuled,
  extensionAsked,
  extensionRuled,
  supervised,
  supervisionAnswered,
  supervisionLifted,
  partAssigned,
  partMoved,
  partCancelled,
  whistled,
  checkedIn,
  checkInMissed,
  whistleSaid,
  whistleClosed,
  escalated,
  callbackAsked,
  unitCommended,
  residentEvidenceLost,
];

const announced = new Set<TicketEventType>(RULES.flatMap(({ on }) => on));

/** True when some rule tells of such events; the others are stored as told. */
export function isAnnounced(type: TicketEventType): boolean {
  return announced.has(type);
}

/** Everything that is to be told because of an event. */
export function tellingsOf(told: Told): Telling[] {
  return RULES.flatMap(({ tell }) => tell(told));
}
