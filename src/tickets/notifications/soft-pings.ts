import type { CityConfig, GradeCode } from '../../../config/city';
import type { ChatAddress } from '../../shared/chat';
import { quietEnd } from '../domain/clocks/quiet-hours';
import type { TicketEventType } from '../domain/ticket-events';

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

/**
 * Which pings come without a sound: of grades that can wait, those of the quiet hours, and in one chat all but the first
 * of a minute. They come at once all the same. Kept per process: at worst a chat is rung by each instance.
 */
export class SoftPings {
  private readonly rung = new Map<string, number>();

  constructor(private readonly city: CityConfig) {}

  /** Whether a ping of a ticket's event to this chat is a soft one now; a loud one is remembered. */
  isSoft(to: ChatAddress, event: TicketEventType, grade: GradeCode, now: Date): boolean {
    if (CALLS.has(event) || !this.city.policy.pings.quietGrades.includes(grade)) return false;
    if (quietEnd(now, this.city)) return true;
    const chat = JSON.stringify([to.channel, to.account, to.chatId]);
    const last = this.rung.get(chat);
    const age = last === undefined ? MINUTE : now.getTime() - last;
    // A clock that was set back rings.
    if (age >= 0 && age < MINUTE) return true;
    this.rung.delete(chat);
    this.rung.set(chat, now.getTime());
    const [oldest] = this.rung.keys();
    if (this.rung.size > MOST_CHATS && oldest !== undefined) this.rung.delete(oldest);
    return false;
  }
}
