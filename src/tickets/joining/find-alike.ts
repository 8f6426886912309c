import { Inject, Injectable } from '@nestjs/common';
import type { Bilingual, CityConfig } from '../../../config/city';
import { placeReaderOf } from '../../knowledge';
import { CLOCK, type Clock } from '../../shared/clock';
import { keysToLookIn } from '../domain/joining/alike-keys';
import { JoinedTickets, type AlikeTicket } from '../domain/joining/joined-tickets';
import { sameAs } from '../domain/joining/same-matter';
import { maskNumbersIn } from '../domain/mask';
import { catalogueOf } from '../domain/service-catalogue';
import type { ServiceRequest } from '../domain/service-request';
import type { TicketState } from '../domain/ticket';
import { CITY } from '../tokens';

const DAY = 86_400_000;

/** An open matter that looks like one about to be handed in: nothing in it tells who reported it, or with which story. */
export interface AlikeMatter {
  /** To be given back when the resident joins; it is not shown. */
  ticketId: string;
  people: number;
  category: Bilingual;
  street: Bilingual | null;
  /** Estate, road and building as a passer-by knows them; no flat, and null where the words tell none. */
  place: string | null;
  state: TicketState;
  resolveBy: Date;
}

/** Finds whether somebody else reported the same, when a complaint is about to be handed in. */
@Injectable()
export class FindAlike {
  constructor(
    private readonly joined: JoinedTickets,
    @Inject(CITY) private readonly city: CityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The likest open matter of each request, or null; one statement for all of them. */
  async execute(requests: readonly ServiceRequest[]): Promise<(AlikeMatter | null)[]> {
    const { days, radiusMeters } = this.city.policy.join;
    if (!days) return requests.map(() => null);
    const keys = requests.map((request) => keysToLookIn(request, radiusMeters));
    const streets = [...new Set(keys.flatMap((one) => one.streets))];
    const cells = [...new Set(keys.flatMap((one) => one.cells))];
    const open = await this.joined.alike({ streets, cells }, new Date(this.clock.now().getTime() - days * DAY));
    return requests.map((request) => this.likest(request, open));
  }

  private likest(request: ServiceRequest, open: readonly AlikeTicket[]): AlikeMatter | null {
    // Who reported it already need not be told that somebody did.
    const others = open.filter(({ residentKey, people }) => people > 0 && residentKey !== request.resident.key);
    const same = sameAs(request, this.city);
    const scored = others.map((ticket) => ({ ticket, score: same(ticket) }));
    const [best] = scored
      .filter(({ score }) => score > 0)
      .sort((one, other) => other.score - one.score || other.ticket.people - one.ticket.people);
    return best ? this.shown(best.ticket) : null;
  }

  private shown({ id, people, category, place, state, resolveBy }: AlikeTicket): AlikeMatter {
    const catalogue = catalogueOf(this.city);
    const street = place.street ? (catalogue.street(place.street)?.name ?? null) : null;
    const where = place.text && placeReaderOf(this.city).forPassersBy(place.text);
    const shown = { category: catalogue.categoryName(category), street, place: where ? maskNumbersIn(where) : null };
    return { ticketId: id, people, ...shown, state, resolveBy };
  }
}
