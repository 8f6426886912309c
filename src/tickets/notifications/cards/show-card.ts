import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../../../config/city';
import type { CardMessage, ChatAddress, MediaMessage } from '../../../shared/chat';
import { CLOCK, type Clock } from '../../../shared/clock';
import { CITY } from '../../tokens';
import { mediaMessage, slotOf } from '../addressed';
import { HeldPings } from '../pace/held-pings';
import { leftCard } from './short-card';
import { Standings } from '../standings';
import { unitCard } from './unit-card';

/** A ticket's card, and its evidence where it has any. */
export interface ShownCard {
  card: CardMessage;
  /** Where it lives, so that it changes with the ticket; null for who only looks. */
  slot: string | null;
  media: MediaMessage | null;
}

/** The card of a ticket as it stands now, for a group that asked for it. */
@Injectable()
export class ShowCard {
  constructor(
    private readonly standings: Standings,
    private readonly held: HeldPings,
    @Inject(CITY) private readonly city: CityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Null when there is no such ticket. Buttons and evidence are the handling unit's; others only look. */
  async execute(ticketId: string, forUnit: string | null, chat: ChatAddress): Promise<ShownCard | null> {
    const standing = (await this.standings.of([ticketId])).get(ticketId);
    if (!standing) return null;
    const { ticket, evidence } = standing;
    const handles = ticket.leadUnit === forUnit;
    const subject = { ...standing, city: this.city, now: this.clock.now() };
    if (!handles) return { card: unitCard(subject, undefined, []), slot: null, media: null };
    await this.held.seen(ticketId, chat);
    const card = { ...unitCard(subject), supersedes: leftCard(subject) };
    return { card, slot: slotOf(ticketId, chat), media: evidence.length ? mediaMessage(evidence) : null };
  }
}
