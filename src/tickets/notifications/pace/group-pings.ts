import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../../../config/city';
import type { ChatAddress } from '../../../shared/chat';
import type { StoredEvent } from '../../domain/ticket-events';
import { UnitGroups, type ChatsFor } from '../../groups/unit-groups';
import { CITY } from '../../tokens';
import { addressed } from '../addressed';
import { isInPlace, type Notice } from '../notice';
import { isFirstDispatch, type Telling, type Told } from '../notification-rule';
import { onBehalf } from '../on-behalf';
import { afterHolding, type Subject } from './after-holding';
import { HeldPings, type HeldPing } from './held-pings';
import { TogetherLists } from './together-lists';
import { PingPace, type Pace } from './ping-pace';

/** What is told to groups now, and what waits. */
export interface Paced {
  notices: Notice[];
  held: HeldPing[];
}

/** A ticket of which something is told, and the last thing that happened to it. */
export type Happened = Subject & { event: StoredEvent };

/** A telling to a unit's people. */
export type ToUnit = Telling & { audience: Extract<Telling['audience'], { unit: string }> };

/** Where what concerns a unit is told: in which of its people's groups, how loud, and when. */
@Injectable()
export class GroupPings {
  private readonly pace: PingPace;

  constructor(
    private readonly groups: UnitGroups,
    private readonly held: HeldPings,
    private readonly lists: TogetherLists,
    @Inject(CITY) private readonly city: CityConfig,
  ) {
    this.pace = new PingPace(city);
  }

  /** A telling to a unit's people, for each of their chats. */
  async of(told: Told, telling: ToUnit): Promise<Paced> {
    const { unit, role: wanted } = telling.audience;
    const { chats, own, role } = await this.groups.chatsFor(unit, wanted);
    const paced: Paced = { notices: [], held: [] };
    if (telling.strictly && role !== wanted) return paced;
    const shown = own ? telling : onBehalf(telling, unit, this.city);
    for (const to of chats) {
      const notice = addressed(told, shown, to);
      const pace = this.paceOf(notice, told, telling);
      if (typeof pace === 'string') paced.notices.push(pace === 'soft' ? softly(notice) : notice);
      else paced.held.push({ onceKey: notice.onceKey, to, ticketId: told.ticket.id, unit, dueAt: pace.heldUntil });
    }
    return paced;
  }

  /** The chats of a unit's people, or of who stands in for them. */
  chatsFor(unit: string): Promise<ChatsFor> {
    return this.groups.chatsFor(unit);
  }

  /** A chat is rung now, by what waited. */
  rings(to: ChatAddress, key: string, now: Date): void {
    this.pace.ring({ to, key, now });
  }

  /** Keeps what waits; what is told of tickets whose card a chat has not seen is told so that nothing is missing. */
  async settle({ notices, held }: Paced, subjects: ReadonlyMap<string, Happened>, now: Date): Promise<Notice[]> {
    const cards = notices.flatMap(({ subject, slot }) => (subject && slot ? [subject] : []));
    const known = [...held, ...(await this.held.of([...new Set(cards)]))];
    const { told, seen } = afterHolding(notices, known, subjects);
    await this.held.keep(held.filter((one) => !seen.includes(one)));
    await this.held.forget(seen.filter((one) => !held.includes(one)));
    return [...(await this.listsOf(subjects, now)), ...told];
  }

  /** What only came to its first unit stands in no list yet. */
  private listsOf(subjects: ReadonlyMap<string, Happened>, now: Date): Promise<Notice[]> {
    const older = [...subjects.values()].filter(({ event }) => !isFirstDispatch(event));
    const cause = older.at(-1)?.event.id;
    if (cause === undefined) return Promise.resolve([]);
    const ids = older.map(({ ticket }) => ticket.id);
    return this.lists.follow(ids, cause, now);
  }

  private paceOf(notice: Notice, { event, ticket, now }: Told, { card, slot }: Telling): Pace {
    // What is edited in place makes no sound anyway.
    if (isInPlace(notice)) return 'loud';
    const { to, onceKey } = notice;
    const isFirst = event.type === 'dispatched' && card === 'new' && !slot && !this.groups.isDesk(to);
    return this.pace.of({ key: onceKey, to, event: event.type, grade: ticket.grade, isFirst, now });
  }
}

function softly(notice: Notice): Notice {
  const { message, media } = notice;
  return { ...notice, message: { ...message, soft: true }, ...(media ? { media: { ...media, soft: true } } : {}) };
}
