import type { CityConfig, GradeCode } from '../../../../config/city';
import type { ChatAddress } from '../../../shared/chat';
import { quietEnd } from '../../domain/clocks/quiet-hours';
import type { TicketEventType } from '../../domain/ticket-events';
import { chatKey } from '../chat-key';

const MINUTE = 60_000;
/** Chats of a city that were rung lately; more are forgotten early and ring once more. */
const MOST_CHATS = 5_000;

/** Somebody is called to a place, or an order is given: these ring whenever they come. */
const CALLS: ReadonlySet<TicketEventType> = new Set([
  'whistled',
  'checkInMissed',
  'supervised',
  'escalated',
  'breached',
]);

/** A ping on its way to a group's chat. */
export interface Pinged {
  /** The same when the same is told again, because its writing failed. */
  key: string;
  to: ChatAddress;
  event: TicketEventType;
  grade: GradeCode;
  /** The card of a ticket the group has not seen yet. */
  isFirst: boolean;
  now: Date;
}

/** With a sound or without one, at once; or not before an instant. */
export type Pace = 'loud' | 'soft' | { heldUntil: Date };

/**
 * How loud pings are, and which wait. First cards of grades that can wait stay until the quiet hours end; those that come
 * to a chat soon after another ping until it may be rung again, but for grades that come alone. Other pings come at once:
 * of grades that can wait without a sound in the quiet hours, and in one chat all but the first of a minute. Kept per
 * process: at worst a chat is rung by each instance.
 */
export class PingPace {
  private readonly rung = new Map<string, { at: number; key: string }>();

  constructor(private readonly city: CityConfig) {}

  /** A loud one is remembered. */
  of(ping: Pinged): Pace {
    const { event, grade, isFirst, now } = ping;
    if (CALLS.has(event)) return 'loud';
    const canWait = this.city.policy.pings.quietGrades.includes(grade);
    const night = canWait ? quietEnd(now, this.city) : null;
    if (isFirst) return this.ofFirst(ping, canWait, night);
    if (!canWait) return 'loud';
    return night || this.wasRung(ping, MINUTE) !== null ? 'soft' : this.ring(ping);
  }

  /** Remembers that the chat is rung. */
  ring({ to, now, key }: Pick<Pinged, 'to' | 'now' | 'key'>): 'loud' {
    const chat = chatKey(to);
    this.rung.delete(chat);
    this.rung.set(chat, { at: now.getTime(), key });
    const [oldest] = this.rung.keys();
    if (this.rung.size > MOST_CHATS && oldest !== undefined) this.rung.delete(oldest);
    return 'loud';
  }

  private ofFirst(ping: Pinged, canWait: boolean, night: Date | null): Pace {
    if (night) return { heldUntil: night };
    const { togetherSeconds, aloneGrades } = this.city.policy.pings;
    if (aloneGrades.includes(ping.grade)) return 'loud';
    const within = togetherSeconds * 1_000;
    const last = this.wasRung(ping, within);
    if (last === null) return this.ring(ping);
    const free = new Date(last + within);
    return { heldUntil: (canWait ? quietEnd(free, this.city) : null) ?? free };
  }

  /** When the chat was rung last by another ping, if that is less than `within` ms ago. A clock that was set back rings. */
  private wasRung({ to, now, key }: Pinged, within: number): number | null {
    const last = this.rung.get(chatKey(to));
    if (!last || last.key === key) return null;
    const age = now.getTime() - last.at;
    return age >= 0 && age < within ? last.at : null;
  }
}
