import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../../../config/city';
import { CITY } from '../../tokens';
import { carried } from '../addressed';
import { chatKey } from '../chat-key';
import type { Notice } from '../notice';
import type { Telling } from '../notification-rule';
import { onBehalf } from '../on-behalf';
import { unitCard } from '../cards/unit-card';
import { DuePings, type DuePing } from './due-pings';
import { GroupPings } from './group-pings';
import type { HeldPing } from './held-pings';
import { MOST_TOGETHER } from './together-card';
import { TogetherLists } from './together-lists';

interface Placed extends DuePing {
  own: boolean;
}

/** What one message tells. */
type Together = readonly [Placed, ...Placed[]];

/** Tells what waited: one ticket to a chat is its card, several are one message, very many a few. To be run in a transaction. */
@Injectable()
export class ReleasePings {
  constructor(
    private readonly due: DuePings,
    private readonly pings: GroupPings,
    private readonly lists: TogetherLists,
    @Inject(CITY) private readonly city: CityConfig,
  ) {}

  /** Each once; tickets that need not be accepted any more are left out. */
  async execute(now: Date): Promise<Notice[]> {
    const notices: Notice[] = [];
    const named: HeldPing[] = [];
    for (const [first, ...others] of messagesOf(await this.placed(await this.due.take(now)))) {
      const notice = others.length ? await this.list([first, ...others], now) : this.card(first, now);
      this.pings.rings(notice.to, notice.onceKey, now);
      notices.push(notice);
      if (others.length) named.push(...[first, ...others].map(({ ping }) => ping));
    }
    await this.due.wereNamed(named);
    return notices;
  }

  /** Where each is told now: the unit's groups may be others than when it came. */
  private async placed(due: readonly DuePing[]): Promise<Placed[]> {
    const known = new Set(due.map(({ ping }) => keyOf(ping)));
    const placed: Placed[] = [];
    for (const { ping, standing } of due) {
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

  private list(placed: Together, now: Date): Promise<Notice> {
    const [{ ping }] = placed;
    const named = placed.map(({ ping: { unit }, standing: { ticket }, own }) => ({ ticket, unit, own }));
    return this.lists.begin(`together:${ping.onceKey}`, ping.to, named, now);
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
