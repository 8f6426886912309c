import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database';
import { JoinedTickets } from '../domain/joining/joined-tickets';
import type { ServiceRequest } from '../domain/service-request';
import type { Ticket } from '../domain/ticket';
import { OPEN_STATES } from '../domain/ticket-workflow';
import type { OpenOutcome } from '../lifecycle/open-outcome';
import { OpenTickets } from '../lifecycle/open-tickets';
import { CountPeople, type Gained } from './count-people';

/** Opens what is handed in: as tickets of their own, or joined into the matter the resident joins. */
@Injectable()
export class OpenOrJoin {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly joined: JoinedTickets,
    private readonly opening: OpenTickets,
    private readonly people: CountPeople,
  ) {}

  /** These are likely to be opened next in this unit of work. */
  foresee(requests: readonly ServiceRequest[]): void {
    this.opening.foresee(requests);
  }

  /**
   * One outcome per request, in order; each draft opens one ticket, however often it is handed in. A matter that has
   * ended meanwhile is not joined: the request is opened as its own.
   */
  execute(requests: readonly ServiceRequest[]): Promise<OpenOutcome[]> {
    const wanted = [...new Set(requests.flatMap(({ joins }) => joins ?? []))];
    if (!wanted.length) return this.opening.execute(requests);
    return this.unitOfWork.run(async () => {
      const mains = (await this.joined.hold(wanted)).filter(({ state }) => OPEN_STATES.includes(state));
      const outcomes = await this.opening.execute(requests, new Map(mains.map((main) => [main.id, main])));
      await this.people.gain(mains, gainedBy(requests, outcomes, mains));
      return outcomes;
    });
  }
}

function gainedBy(
  requests: readonly ServiceRequest[],
  outcomes: readonly OpenOutcome[],
  mains: readonly Ticket[],
): Gained[] {
  return requests.flatMap(({ joins, story, evidence }, index) => {
    const outcome = outcomes[index];
    if (!outcome?.ok || outcome.again || joins === undefined || !mains.some(({ id }) => id === joins)) return [];
    return [{ main: joins, ticket: outcome.ticketId, people: 1, words: story, evidence }];
  });
}
