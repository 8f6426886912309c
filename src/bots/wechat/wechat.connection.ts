import type { payloads } from 'wechaty-puppet';
import { Backoff, sleep } from '../backoff';
import type { HealthMeter } from '../health-meter';
import { makeBot } from './wechat.bot';
import { reasonOf, within } from './wechat.failures';
import type { WechatDeps, WechatOptions, WechatTimings } from './wechat.options';
import type { WechatReceiver } from './wechat.receiver';
import type { WechatRooms } from './wechat.rooms';
import { type SessionEvents, WechatSession } from './wechat.session';

/** After so many failures one after another the channel is not troubled but down. */
const DOWN_AFTER = 3;

export interface ConnectionParts {
  options: WechatOptions;
  deps: WechatDeps;
  timings: WechatTimings;
  health: HealthMeter;
  rooms: WechatRooms;
  receiver: WechatReceiver;
}

/** Keeps a session with WeChat: opens one, waits for its end, pauses longer and longer, and opens another. */
export class WechatConnection implements SessionEvents {
  private current: WechatSession | null = null;
  private readonly backoff: Backoff;

  constructor(
    private readonly parts: ConnectionParts,
    private readonly signal: AbortSignal,
  ) {
    this.backoff = new Backoff(parts.timings.backoffMs, parts.timings.backoffMaxMs);
  }

  /** The session one can send through now. */
  get session(): WechatSession | null {
    return this.current?.usable ? this.current : null;
  }

  /** Tries until told to stop; never throws. */
  async run(): Promise<void> {
    while (!this.signal.aborted) {
      const why = await this.live();
      if (this.signal.aborted) return;
      await this.failed(why);
    }
  }

  loggedIn(session: WechatSession): void {
    this.backoff.reset();
    if (this.parts.health.set('up')) this.parts.deps.logger.info({}, 'wechat is up');
    this.roomsChanged(session);
  }

  needsLogin(why: string, qr?: string): void {
    if (!this.parts.health.set('needsLogin', why, qr)) return;
    const { logger } = this.parts.deps;
    if (qr === undefined) logger.warn({ why }, 'wechat is logged out');
    else logger.info({ qr }, 'wechat waits for a login: show this as a QR code and scan it with the account');
  }

  message(session: WechatSession, messageId: string): void {
    this.parts.health.heard();
    this.parts.receiver.take(session, messageId);
  }

  joined(session: WechatSession, join: payloads.EventRoomJoin): void {
    this.parts.receiver.takeJoin(session, join);
  }

  roomsChanged(session: WechatSession): void {
    void this.parts.rooms.learn(session.puppet);
  }

  /** One session from beginning to end; the reason it ended for. */
  private async live(): Promise<string> {
    const { options, deps, timings } = this.parts;
    let session: WechatSession | null = null;
    try {
      const bot = await within(timings.startMs, makeBot(options, deps));
      session = this.current = new WechatSession(bot, this, timings, deps.logger);
      await session.start();
      return await Promise.race([session.ended, this.stopped()]);
    } catch (error) {
      return reasonOf(error);
    } finally {
      this.current = null;
      await session?.close();
    }
  }

  private async stopped(): Promise<string> {
    if (!this.signal.aborted) await new Promise((resolve) => this.signal.addEventListener('abort', resolve));
    return 'stopped';
  }

  private async failed(why: string): Promise<void> {
    const pause = this.backoff.next();
    const state = this.backoff.failures >= DOWN_AFTER || why === 'MODULE_NOT_FOUND' ? 'down' : 'degraded';
    if (this.parts.health.set(state, why)) this.parts.deps.logger.warn({ state, why }, 'wechat is in trouble');
    await sleep(pause, this.signal);
  }
}
