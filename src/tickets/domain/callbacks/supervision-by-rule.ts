import type { SupervisionByRulePolicy } from '../../../../config/city';
import type { SupervisionCause } from '../overlays/overlay';
import type { TicketEvent } from '../ticket-events';

/** How often a ticket came back. */
export interface Returned {
  /** Times it was taken up again. */
  reopened: number;
  /** Callbacks that said it is not solved. */
  unsolved: number;
}

/** The rule by which a ticket that was just taken up again is to be watched; one at most, by the callback first. */
export function ruleOfReturned({ reopened, unsolved }: Returned, policy: SupervisionByRulePolicy): Rule | null {
  if (unsolved >= policy.unsolvedCallbacks) return 'unsolved';
  return reopened >= policy.reopened ? 'reopened' : null;
}

/** A rule raises once on a ticket, whatever became of it; and one of the two on coming back is enough. */
export function hasRaised(history: readonly Pick<TicketEvent, 'type' | 'data'>[], rule: Rule): boolean {
  const alike = OF_RETURN.includes(rule) ? OF_RETURN : [rule];
  return history.some(({ type, data }) => type === 'supervised' && 'cause' in data && alike.includes(data.cause));
}

/** Rules that need no person to set supervision. */
export type Rule = Extract<SupervisionCause, 'breach' | 'reopened' | 'unsolved'>;

const OF_RETURN: readonly SupervisionCause[] = ['reopened', 'unsolved'];
