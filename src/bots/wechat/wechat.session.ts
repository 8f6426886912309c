import type { Wechaty } from 'wechaty';
import type { payloads } from 'wechaty-puppet';
import { AppError } from '../../shared/app-error';
import { sleep } from '../backoff';
import type { Logger } from '../logger';
import { within } from './wechat.failures';
import type { Puppet, WechatTimings } from './wechat.options';

/** What happens to a session. Whatever a listener throws stays here. */
export interface SessionEvents {
  loggedIn(session: WechatSession): void;
  /** `qr` is what a person scans to log in. */
  needsLogin(why: string, qr?: string): void;
  message(session: WechatSession, messageId: string): void;
  joined(session: WechatSession, join: payloads.EventRoomJoin): void;
  roomsChanged(session: WechatSession): void;
}

/** wechaty's numbers for a code that waits to be scanned, and for one that ran out and is shown anew. */
const CODE_WAITS = new Set<number>([2, 5]);
const FRIEND_ASKS = 2;

/**
 * One life of one puppet, from its start to its first trouble. A puppet that lost its gateway is not mended but thrown
 * away: wechaty's own reset keeps it from noticing the login that follows.
 */
export class WechatSession {
  readonly puppet: Puppet;
  private readonly over = new AbortController();
  private finish: (why: string) => void = () => undefined;
  /** Resolves with the reason when it is over; never rejects. */
  readonly ended = new Promise<string>((resolve) => (this.finish = resolve));
  private signs = new Set<() => void>();
  private probing = false;
  /** Since when (epoch ms) nobody is logged in and no code waits to be scanned; null while either is so. */
  private idleSince: number | null = Infinity;

  constructor(
    readonly bot: Wechaty,
    private readonly events: SessionEvents,
    private readonly timings: WechatTimings,
    private readonly logger: Logger,
  ) {
    this.puppet = bot.puppet;
    this.listen();
  }

  /** Logged in and not over. */
  get usable(): boolean {
    return !this.over.signal.aborted && this.puppet.isLoggedIn;
  }

  /** Brings the puppet up; throws when it shows no sign of life. */
  async start(): Promise<void> {
    const starting = this.bot.start();
    starting.catch(() => undefined);
    // wechaty swallows what a puppet throws at its start, and goes on waiting.
    const trouble = new Promise((resolve) => this.bot.once('error', resolve));
    await within(this.timings.startMs, Promise.race([starting, trouble]));
    if (!(await this.answers())) throw new AppError('wechat.silent');
    void this.watch();
  }

  /** Ends it; waits only so long. Never throws. */
  async close(): Promise<void> {
    this.lose('closed');
    await within(this.timings.closeMs, this.bot.stop()).catch(() => undefined);
  }

  private lose(why: string): void {
    if (this.over.signal.aborted) return;
    this.over.abort();
    this.finish(why);
  }

  private listen(): void {
    const { puppet, events } = this;
    const on = (event: string, react: (payload: never) => void): void => {
      puppet.on(event as 'message', (payload) => this.heard(() => react(payload as never)));
    };
    on('message', ({ messageId }: payloads.EventMessage) => events.message(this, messageId));
    on('login', () => {
      this.idleSince = null;
      events.loggedIn(this);
    });
    on('logout', () => {
      this.idleSince = Date.now();
      events.needsLogin('loggedOut');
    });
    on('scan', ({ status, qrcode }: payloads.EventScan) => {
      if (!CODE_WAITS.has(status) || !qrcode) return;
      this.idleSince = null;
      events.needsLogin('scan', qrcode);
    });
    on('room-join', (join: payloads.EventRoomJoin) => events.joined(this, join));
    on('ready', () => events.roomsChanged(this));
    on('room-topic', () => events.roomsChanged(this));
    on('friendship', ({ friendshipId }: payloads.EventFriendship) => void this.befriend(friendshipId));
    on('heartbeat', () => undefined);
    on('dong', () => undefined);
    puppet.on('error', () => void this.probe());
  }

  private heard(react: () => void): void {
    if (this.over.signal.aborted) return;
    for (const wake of this.signs) wake();
    try {
      react();
    } catch {
      this.logger.error({}, 'a wechat listener failed');
    }
  }

  /** Residents must be our friends before they can write to us. */
  private async befriend(friendshipId: string): Promise<void> {
    try {
      const friendship = await within(this.timings.callMs, this.puppet.friendshipPayload(friendshipId));
      if (Number(friendship.type) !== FRIEND_ASKS) return;
      await within(this.timings.callMs, this.puppet.friendshipAccept(friendshipId));
    } catch {
      this.logger.warn({}, 'a wechat friend could not be accepted');
    }
  }

  private async watch(): Promise<void> {
    if (this.idleSince !== null) this.idleSince = Date.now();
    while (!this.over.signal.aborted) {
      await sleep(this.timings.watchMs, this.over.signal);
      // A gateway that was told to stop, by a session that ended late, logs in only for one that starts it.
      if (this.idleSince !== null && Date.now() - this.idleSince > this.timings.loginMs) this.lose('notLoggedIn');
      await this.probe();
    }
  }

  /** Not every error is the end; silence is. */
  private async probe(): Promise<void> {
    if (this.probing || this.over.signal.aborted) return;
    this.probing = true;
    if (!(await this.answers())) this.lose('noSignOfLife');
    this.probing = false;
  }

  private answers(): Promise<boolean> {
    const sign = this.sign(this.timings.probeMs);
    try {
      this.puppet.ding('');
    } catch {
      // No way to ask; it may still speak by itself.
    }
    return sign;
  }

  private async sign(ms: number): Promise<boolean> {
    let wake = (): void => undefined;
    const sign = new Promise<boolean>((resolve) => (wake = () => resolve(true)));
    this.signs.add(wake);
    const silence = new AbortController();
    const silent = sleep(ms, AbortSignal.any([silence.signal, this.over.signal])).then(() => false);
    const alive = await Promise.race([sign, silent]);
    this.signs.delete(wake);
    silence.abort();
    return alive;
  }
}
