import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../../../config/city';
import { CITY } from '../../tokens';
import { carried } from '../addressed';
import { chatKey } from '../chat-key';
import type { Notice } from '../notice';
import type { Telling } from '../notification-rule';
import { onBehalf } from '../on-behalf';
import type { Standing } from '../standing';
import { Standings } from '../standings';
import { unitCard } from '../unit-card';
import { GroupPings } from './group-pings';
import { HeldPings, type HeldPing } from './held-pings';
import { MOST_TOGETHER, togetherCard } from './together-card';

interface Placed {
  ping: HeldPing;
  standing: Standing;
  own: boolean;
}

/** What one message tells. */
type Together = readonly [Placed, ...Placed[]];

/** Tells what waited: one ticket to a chat is its card, several are one message, very many a few. To be run in a transaction. */
@Injectable()
export class ReleasePings {
  constructor(
    private readonly held: HeldPings,
    private readonly standings: Standings,
    private readonly pings: GroupPings,
    @Inject(CITY) private readonly city: CityConfig,
  ) {}

  /** Each once; tickets that need not be accepted any more are left out. */
  async execute(now: Date): Promise<Notice[]> {
    const due = await this.held.takeDue(now);
    if (!due.length) return [];
    const notices: Notice[] = [];
    const named: HeldPing[] = [];
    for (const [first, ...others] of messagesOf(await this.placed(due))) {
      const notice = others.length ? this.list([first, ...others], now) : this.card(first, now);
      this.pings.rings(notice.to, notice.onceKey, now);
      notices.push(notice);
      if (others.length) named.push(...[first, ...others].map(({ ping }) => ({ ...ping, dueAt: null })));
    }
    // Their cards come when they are acted on or asked for.
    await this.held.keep(named);
    return notices;
  }

  /** Where each is told now: the unit's groups may be others than when it came. */
  private async placed(due: readonly HeldPing[]): Promise<Placed[]> {
    const standings = await this.standings.of([...new Set(due.map(({ ticketId }) => ticketId))]);
    const known = new Set(due.map(keyOf));
    const placed: Placed[] = [];
    for (const ping of due) {
      const standing = standings.get(ping.ticketId);
      if (standing?.ticket.state !== 'dispatched' || standing.ticket.leadUnit !== ping.unit) continue;
      const { chats, own } = await this.pings.chatsFor(ping.unit);
      const there = chats.some((chat) => chatKey(chat) === chatKey(ping.to));
      const moved = there ? [ping] : chats.map((to) => ({ ...ping, to, onceKey: `${ping.onceKey}>${chatKey(to)}` }));
      for (const one of moved) {
        if (!there && known.has(keyOf(one))) continue;
        known.add(keyOf(one));
        placed.push({ ping: one, standing, own });
      }
    }
    return placed;
  }

  private card({ ping, standing, own }: Placed, now: Date): Notice {
    const message = unitCard({ ...standing, city: this.city, now });
    const telling: Telling = { audience: { unit: ping.unit }, message, media: standing.evidence, card: 'new' };
    const shown = own ? telling : onBehalf(telling, ping.unit, this.city);
    return { onceKey: ping.onceKey, ...carried(shown, { ticket: standing.ticket, city: this.city }, ping.to) };
  }

  private list(placed: Together, now: Date): Notice {
    const [{ ping }] = placed;
    const named = placed.map(({ standing: { ticket }, own }) => ({ ticket, own }));
    return {
      onceKey: `together:${ping.onceKey}`,
      class: 'ping',
      to: ping.to,
      message: togetherCard(named, { city: this.city, now }),
      slot: null,
      subject: null,
    };
  }
}

/** By chat, as many together as one message holds. */
function messagesOf(placed: readonly Placed[]): Together[] {
  const open = new Map<string, [Placed, ...Placed[]]>();
  const messages: Together[] = [];
  for (const one of placed) {
    const chat = chatKey(one.ping.to);
    const last = open.get(chat);
    if (last && last.length < MOST_TOGETHER) {
      last.push(one);
      continue;
    }
    const next: [Placed, ...Placed[]] = [one];
    open.set(chat, next);
    messages.push(next);
  }
  return messages;
}

function keyOf({ ticketId, to }: HeldPing): string {
  return `${ticketId} ${chatKey(to)}`;
}
