import type { payloads } from 'wechaty-puppet';
import type { InboundMessage, InboundSink } from '../../shared/chat';
import { Backoff, sleep } from '../backoff';
import type { Logger } from '../logger';
import { decode } from './wechat.decode';
import { reasonOf, within } from './wechat.failures';
import type { WechatMenus } from './wechat.menus';
import { WECHAT, type WechatTimings } from './wechat.options';
import { readMessage } from './wechat.reading';
import type { WechatRooms } from './wechat.rooms';
import { WechatRuns } from './wechat.runs';
import type { WechatSession } from './wechat.session';

const READ_TRIES = 4;

export interface ReceiverParts {
  account: string;
  rooms: WechatRooms;
  menus: WechatMenus;
  timings: WechatTimings;
  logger: Logger;
  /** The session one can ask now. */
  session: () => WechatSession | null;
}

/**
 * Takes what happens on the platform in the order it came. There is nothing to acknowledge, so what the sink refuses is
 * kept in memory and tried again until it is taken; the same person's next message waits behind it.
 */
export class WechatReceiver {
  private arrivals: Promise<void> = Promise.resolve();
  private readonly lines = new Map<string, Promise<void>>();
  private readonly underWay = new Set<Promise<void>>();
  private readonly runs = new WechatRuns();
  private held = 0;
  private closed = false;

  constructor(
    private readonly parts: ReceiverParts,
    private readonly sink: InboundSink,
    private readonly stop: AbortSignal,
  ) {}

  /** How many messages are in hand and not yet safe. */
  get unsettled(): number {
    return this.held;
  }

  take(session: WechatSession, messageId: string): void {
    this.arrive(this.read(session, messageId));
  }

  /** We were let into a room. */
  takeJoin(session: WechatSession, { inviteeIdList, inviterId, roomId, timestamp }: payloads.EventRoomJoin): void {
    if (!inviteeIdList.includes(session.puppet.currentUserId)) return;
    this.parts.rooms.note(roomId);
    this.arrive(
      Promise.resolve({
        channel: WECHAT,
        account: this.parts.account,
        eventId: `join.${roomId}.${timestamp}`,
        chat: { id: this.parts.rooms.chatIdOf(roomId), scope: 'group' },
        personId: inviterId,
        addressed: true,
        parts: [{ t: 'unsupported', kind: 'joined' }],
        sentAt: new Date(timestamp > 1e11 ? timestamp : timestamp * 1000),
      }),
    );
  }

  /** Takes nothing more; resolves when all that is in hand is safe. The platform will not bring it again. */
  async close(): Promise<void> {
    this.closed = true;
    await this.arrivals;
    await Promise.all(this.lines.values());
  }

  /** Resolves when nothing that was handed on is under way any more. */
  async drained(): Promise<void> {
    await Promise.allSettled(this.underWay);
  }

  /** Reading takes its time, which must not change the order. */
  private arrive(reading: Promise<InboundMessage | null>): void {
    if (this.closed || this.stop.aborted) return;
    this.held += 1;
    this.arrivals = this.arrivals
      .then(() => reading)
      .then((message) => {
        if (message) this.enqueue(this.runs.join(message));
        else this.held -= 1;
      });
  }

  /** Asks whichever session there is: one that ended takes no message with it. Only tries of a living one count. */
  private async read(heardBy: WechatSession, messageId: string): Promise<InboundMessage | null> {
    const { account, rooms, menus, timings, logger } = this.parts;
    const backoff = new Backoff(timings.backoffMs, timings.backoffMaxMs);
    let session: WechatSession | null = heardBy;
    while (!this.stop.aborted) {
      let pause = timings.backoffMs;
      try {
        if (session) {
          return decode(await within(timings.callMs, readMessage(session.bot, rooms, messageId)), account, menus);
        }
      } catch (error) {
        if (session?.usable) pause = backoff.next();
        if (backoff.failures >= READ_TRIES) {
          logger.error({ messageId, code: reasonOf(error) }, 'a wechat message could not be read and is lost');
          return null;
        }
      }
      await sleep(pause, this.stop);
      session = this.parts.session();
    }
    logger.error({ messageId }, 'a wechat message was not read before the stop');
    return null;
  }

  private enqueue(message: InboundMessage): void {
    const key = JSON.stringify([message.chat.id, message.personId]);
    const before = this.lines.get(key) ?? Promise.resolve();
    const line = before.then(() => this.deliver(message));
    this.lines.set(key, line);
    void line.then(() => {
      this.held -= 1;
      if (this.lines.get(key) === line) this.lines.delete(key);
    });
  }

  private async deliver(message: InboundMessage): Promise<void> {
    const { timings, logger } = this.parts;
    const backoff = new Backoff(timings.backoffMs, timings.backoffMaxMs);
    while (!this.stop.aborted) {
      if (await this.hand(message)) return;
      logger.warn({ eventId: message.eventId }, 'a wechat message could not be taken and is tried again');
      await sleep(backoff.next(), this.stop);
    }
    logger.error({ eventId: message.eventId }, 'a wechat message was not taken before the stop');
  }

  private async hand(message: InboundMessage): Promise<boolean> {
    const work = (async () => this.sink(message))();
    const settled = work.catch(() => undefined);
    this.underWay.add(settled);
    try {
      await work;
      return true;
    } catch {
      return false;
    } finally {
      this.underWay.delete(settled);
    }
  }
}
