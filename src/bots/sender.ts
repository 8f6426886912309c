import { AsyncResource } from 'node:async_hooks';
import type { ChatAddress } from '../shared/chat';
import type { Clock } from '../shared/clock';
import { Arrivals } from './arrivals';
import { Attempts } from './attempts';
import type { ChannelRegistry } from './channel-registry';
import { ChatQueue } from './chat-queue';
import type { DeliveryMarks } from './delivery-marks';
import { errorCode, type Logger } from './logger';
import type { Meter } from './meter';
import { LEASE_MS, chatIdentity, type QueuedMessage } from './queued-message';
import type { Relocation } from './relocation';
import type { Scheduler } from './scheduler';
import { backOffMs, isAnswered, verdictOf, type Verdict } from './send-verdict';
import type { SentSlots } from './sent-slots';

type Again = Extract<Verdict, { do: 'again' }>;
type Delivered = Extract<Verdict, { do: 'delivered' }>;

interface Account {
  inFlight: number;
  ready: ChatQueue[];
}

export interface SenderParts {
  channels: ChannelRegistry;
  marks: DeliveryMarks;
  slots: SentSlots;
  relocation: Relocation;
  clock: Clock;
  scheduler: Scheduler;
  logger: Logger;
  meter: Meter;
  /** Whether other instances may take a row whose lease ran out. */
  shared: boolean;
}

const IN_FLIGHT = 64;

/**
 * Sends what the outbox holds: to one chat strictly in order, to different chats side by side, at most 64 at a time for
 * each account. A chat whose head must wait holds up nobody else; a message whose media cannot be had steps aside and
 * holds up nothing at all. Nothing an adapter does ends the process.
 */
export class Sender {
  private readonly accounts = new Map<string, Account>();
  private readonly chats = new Map<string, ChatQueue>();
  private readonly asides = new Set<ChatQueue>();
  private readonly arrivals = new Arrivals();
  private readonly idle: (() => void)[] = [];
  private underWay = 0;
  private stopped = false;
  /** Bound to no caller, lest sending run inside somebody's transaction. */
  private readonly pump = AsyncResource.bind((account: Account) => this.sendReady(account));

  private readonly attempts: Attempts;

  constructor(private readonly parts: SenderParts) {
    this.attempts = new Attempts(parts);
  }

  /** Takes committed rows into its hands; the rows' leases are its own. */
  take(items: readonly QueuedMessage[]): void {
    const touched = new Set<ChatQueue>();
    for (const item of items) {
      const chat = this.chatOf(item.to);
      for (const old of chat.add(item)) this.note(old, 'dropped', 'superseded');
      touched.add(chat);
    }
    for (const chat of touched) this.consider(chat);
  }

  /** Everything in its hands, to renew the leases. */
  *held(): Iterable<QueuedMessage> {
    for (const chat of this.queues()) yield* chat.items;
  }

  /** What is in its hands and not on its way. */
  *unsent(): Iterable<QueuedMessage> {
    for (const chat of this.queues()) yield* chat.unsent();
  }

  /**
   * When the first was said of what was not known to be in the chat at that instant, epoch ms; Infinity when all was.
   * What another process sends is taken to be there, and so is what steps aside: it asks nothing.
   */
  unseenSince(address: ChatAddress, at: number): number {
    const chat = chatIdentity(address);
    const waiting = this.chats.get(chat)?.items ?? [];
    return Math.min(...waiting.map(({ createdAt }) => createdAt), this.arrivals.firstAfter(chat, at));
  }

  /** A chat has a new id: what is still to be sent goes there. */
  moved(from: ChatAddress, toChatId: string): void {
    const key = chatIdentity(from);
    for (const old of [...this.queues()].filter((chat) => chat.key === key)) {
      const items = old.items.splice(old.busy ? 1 : 0);
      for (const item of items) item.to = { ...from, chatId: toChatId };
      if (!old.busy) this.forget(old);
      this.take(items);
    }
  }

  /** Resolves when all that is due has been sent, or waits for the platform's time. */
  async settled(): Promise<void> {
    if (this.underWay) await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  /** Starts no more sends and resolves when those under way have ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    for (const chat of this.queues()) chat.calm?.();
    await this.settled();
  }

  private *queues(): Iterable<ChatQueue> {
    yield* this.chats.values();
    yield* this.asides;
  }

  private chatOf(address: ChatAddress): ChatQueue {
    const key = chatIdentity(address);
    const known = this.chats.get(key);
    if (known) return known;
    const chat = new ChatQueue(address, key);
    this.chats.set(key, chat);
    return chat;
  }

  private accountOf({ channel, account }: ChatAddress): Account {
    const key = JSON.stringify([channel, account]);
    const known = this.accounts.get(key) ?? { inFlight: 0, ready: [] };
    this.accounts.set(key, known);
    return known;
  }

  private forget(chat: ChatQueue): void {
    chat.calm?.();
    this.asides.delete(chat);
    if (this.chats.get(chat.key) === chat) this.chats.delete(chat.key);
  }

  /** Puts a chat in line, or sets its alarm, or lets go of it. */
  private consider(chat: ChatQueue): void {
    chat.calm?.();
    chat.calm = null;
    if (chat.busy || chat.ready || this.stopped) return;
    const [head] = chat.items;
    if (!head) return this.forget(chat);
    const wait = chat.waitOf(head, this.now());
    if (wait > 0) {
      chat.calm = this.parts.scheduler.after(wait, () => {
        chat.rested(head);
        this.consider(chat);
      });
      return;
    }
    const account = this.accountOf(chat.address);
    chat.ready = true;
    account.ready.push(chat);
    this.pump(account);
  }

  private sendReady(account: Account): void {
    while (!this.stopped && account.inFlight < IN_FLIGHT) {
      const chat = account.ready.shift();
      if (!chat) return;
      chat.ready = false;
      const [head] = chat.items;
      // Another instance may have it by now; if none has, the sweep brings it back.
      const gone = !head || this.lapsed(head);
      const answered = !gone && isAnswered(head, chat.items);
      if (answered) this.note(head, 'dropped', 'superseded');
      if (gone || answered) {
        chat.items.shift();
        this.consider(chat);
      } else void this.sendHead(account, chat, head);
    }
  }

  private lapsed(item: QueuedMessage): boolean {
    return this.parts.shared && item.leasedUntil <= this.now();
  }

  private async sendHead(account: Account, chat: ChatQueue, head: QueuedMessage): Promise<void> {
    chat.busy = true;
    account.inFlight += 1;
    this.underWay += 1;
    try {
      const result = await this.attempts.make(head);
      head.attempts += 1;
      const newest = chat.items.length === 1;
      await this.settle(chat, head, verdictOf(head, result, this.now(), newest));
    } catch (error) {
      this.parts.logger.error({ id: head.id, code: errorCode(error) }, 'a delivery could not be noted');
      this.pause(chat, head, backOffMs(head.attempts));
    } finally {
      account.inFlight -= 1;
      this.underWay -= 1;
      chat.busy = false;
      this.consider(chat);
      this.pump(account);
      if (!this.underWay) for (const resolve of this.idle.splice(0)) resolve();
    }
  }

  private async settle(chat: ChatQueue, item: QueuedMessage, verdict: Verdict): Promise<void> {
    this.parts.meter.sent(item.to.channel, item.class, verdict.do);
    switch (verdict.do) {
      case 'delivered':
        this.delivered(chat, item, verdict);
        return this.done(chat);
      case 'again':
        return this.again(chat, item, verdict);
      case 'move':
        return this.move(chat, item, verdict.toChatId);
      case 'park':
        this.note(item, 'parked', 'windowClosed');
        return this.done(chat);
      case 'dead':
        this.parts.logger.error({ id: item.id, why: verdict.why }, 'a message cannot be delivered');
        this.note(item, 'dead', verdict.why);
        return this.done(chat);
      case 'drop':
        if (item.class === 'prompt')
          this.parts.logger.warn({ id: item.id, why: verdict.why }, 'a prompt is not sent again');
        this.note(item, 'dropped', verdict.why);
        return this.done(chat);
    }
  }

  private again(chat: ChatQueue, item: QueuedMessage, { aside, uncertain, mediaAway, afterMs, why }: Again): void {
    item.uncertain = uncertain;
    item.mediaAway = mediaAway;
    const queue = aside ? this.asideOf(chat, item) : chat;
    this.later(queue, item, afterMs, why);
    if (queue !== chat) this.consider(queue);
  }

  /** The queue in which a message goes on by itself; it leaves its chat's. */
  private asideOf(chat: ChatQueue, item: QueuedMessage): ChatQueue {
    if (chat.aside) return chat;
    const aside = new ChatQueue(chat.address, chat.key, true);
    this.asides.add(aside);
    aside.items.push(item);
    this.done(chat);
    this.parts.logger.warn({ id: item.id }, 'a message steps aside until its media can be had');
    return aside;
  }

  private delivered({ key, aside }: ChatQueue, item: QueuedMessage, { ids, leftOut }: Delivered): void {
    if (item.slot !== null && ids.length) this.parts.slots.remember(item.to, item.slot, ids);
    if (leftOut.length)
      this.parts.logger.warn({ id: item.id, why: leftOut }, 'a message went without media that are missing');
    if (!aside) this.arrivals.note(key, item.createdAt, this.now());
    this.parts.marks.note(item, 'sent', { at: this.now(), ids });
  }

  private done(chat: ChatQueue): void {
    chat.items.shift();
  }

  private later(chat: ChatQueue, item: QueuedMessage, afterMs: number, why: string): void {
    this.pause(chat, item, afterMs);
    item.leasedUntil = item.notBefore + LEASE_MS;
    this.note(item, 'queued', why);
  }

  private pause(chat: ChatQueue, item: QueuedMessage, ms: number): void {
    chat.notBefore = item.notBefore = this.now() + ms;
    chat.pauseMs = item.pauseMs = ms;
  }

  private async move(chat: ChatQueue, item: QueuedMessage, toChatId: string): Promise<void> {
    try {
      await this.parts.relocation.run(item.to, toChatId);
    } catch (error) {
      return this.later(chat, item, backOffMs(item.attempts), errorCode(error));
    }
    if (item.attempts > 1) this.pause(chat, item, backOffMs(item.attempts));
    chat.busy = false;
    this.moved(chat.address, toChatId);
  }

  private note(item: QueuedMessage, fate: 'queued' | 'parked' | 'dead' | 'dropped', error: string): void {
    this.parts.marks.note(item, fate, { at: this.now(), error });
  }

  private now(): number {
    return this.parts.clock.now().getTime();
  }
}
