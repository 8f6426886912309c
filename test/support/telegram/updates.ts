import { conflict } from './errors';
import type { Faults } from './faults';
import { Fifo } from './fifo';
import type { Update, UpdateBody } from './types';
import { laneOf, WebhookPump, type WebhookConfig, type WebhookTiming } from './webhook';

/** Parameters of getUpdates, already read. */
export interface PollRequest {
  offset: number;
  limit: number;
  timeoutSeconds: number;
  /** Tells when the client went away while it waited. */
  onAbandoned: (listener: () => void) => void;
}

interface WaitingPoll {
  limit: number;
  timer: NodeJS.Timeout;
  resolve: (updates: Update[]) => void;
  reject: (reason: Error) => void;
}

const KEPT_FOR_REDELIVERY = 512;
const FIRST_UPDATE_ID = 100_000_001;

/** Holds updates until the bot has confirmed them, by polling or by its webhook. */
export class UpdateDesk {
  /** Types the bot asked for; undefined means all that come by default. */
  allowed: Set<string> | undefined;
  webhook: WebhookPump | undefined;
  private readonly pending = new Fifo<Update>();
  private repeats: Update[] = [];
  private readonly recent: Update[] = [];
  private waiting: WaitingPoll | undefined;
  private wakeUp: NodeJS.Immediate | undefined;
  private nextId = FIRST_UPDATE_ID;

  constructor(
    private readonly faults: Faults,
    private readonly timing: WebhookTiming,
    private readonly onReply: (method: string, params: Record<string, unknown>) => void,
  ) {}

  get pendingCount(): number {
    return this.pending.size + (this.webhook?.pendingCount ?? 0);
  }

  /** Queues an update; null when the bot did not ask for its type. */
  push(body: UpdateBody): Update | null {
    const type = Object.keys(body)[0] ?? '';
    if (this.allowed && !this.allowed.has(type)) return null;
    const update: Update = { update_id: this.nextId++, ...body };
    this.recent[update.update_id % KEPT_FOR_REDELIVERY] = update;
    if (this.webhook) {
      this.webhook.enqueue(update);
    } else {
      this.pending.push(update);
      this.wake();
    }
    return update;
  }

  /** Delivers a recent update once more, confirmed or not; false when it is too old. */
  redeliver(updateId: number): boolean {
    const update = this.recent[updateId % KEPT_FOR_REDELIVERY];
    if (update?.update_id !== updateId) return false;
    if (this.webhook) {
      this.webhook.enqueue(update);
    } else {
      this.repeats.push(update);
      this.wake();
    }
    return true;
  }

  /** Confirms what lies before the offset, and gives the next updates as soon as there are any. */
  poll(request: PollRequest): Promise<Update[]> | Update[] {
    if (this.webhook) {
      throw conflict(
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    this.endWaiting('terminated by other getUpdates request; make sure that only one bot instance is running');
    this.confirm(request.offset);
    const batch = this.take(request.limit);
    if (batch.length || request.timeoutSeconds <= 0) return batch;
    return this.wait(request);
  }

  /** From now on updates go to that address; what is pending goes too, unless dropped. */
  setWebhook(config: WebhookConfig, dropPending: boolean): void {
    this.endWaiting('terminated by setWebhook request');
    this.leaveWebhook();
    if (dropPending) this.drop();
    const pump = new WebhookPump(config, this.timing, this.faults, {
      onReply: this.onReply,
      onGivenBack: (update) => this.restore([update]),
    });
    this.webhook = pump;
    const pending = this.pending.toArray();
    this.pending.replace([]);
    for (const update of pending) pump.enqueue(update);
  }

  deleteWebhook(dropPending: boolean): void {
    this.leaveWebhook();
    if (dropPending) this.drop();
  }

  /** Ends waiting requests and deliveries; nothing is left running. */
  close(): void {
    if (this.wakeUp) clearImmediate(this.wakeUp);
    this.endWaiting('the server is shutting down');
    this.webhook?.abort();
  }

  private leaveWebhook(): void {
    const left = this.webhook?.close() ?? [];
    this.webhook = undefined;
    this.restore(left);
  }

  private drop(): void {
    this.pending.replace([]);
    this.repeats = [];
  }

  private restore(updates: Update[]): void {
    if (!updates.length) return;
    if (this.webhook) {
      for (const update of updates) this.webhook.enqueue(update);
      return;
    }
    this.pending.replace([...updates, ...this.pending.toArray()].sort((a, b) => a.update_id - b.update_id));
    this.wake();
  }

  private confirm(offset: number): void {
    if (offset < 0) {
      while (this.pending.size > -offset) this.pending.shift();
      return;
    }
    for (let first = this.pending.at(0); first && first.update_id < offset; first = this.pending.at(0)) {
      this.pending.shift();
    }
  }

  private take(limit: number): Update[] {
    const first = this.pending.at(0)?.update_id ?? Number.POSITIVE_INFINITY;
    const batch = this.takeRepeats(limit, (id) => id < first);
    const room = Math.min(limit - batch.length, this.pending.size);
    const last = this.pending.at(room - 1)?.update_id ?? 0;
    // What lies behind the last one must wait: handed out now, it would confirm those between, which nobody has seen.
    if (room > 0) batch.push(...this.takeRepeats(limit - batch.length - room, (id) => id <= last));
    for (let at = 0; at < room; at++) {
      const update = this.pending.at(at);
      if (!update) break;
      batch.push(update);
      if (this.faults.drawDelivery('duplicate')) this.repeats.push(update);
    }
    return batch.length > 1 ? this.disorder(batch) : batch;
  }

  private takeRepeats(most: number, fits: (id: number) => boolean): Update[] {
    const taken = this.repeats.filter(({ update_id: id }) => fits(id)).slice(0, Math.max(0, most));
    this.repeats = this.repeats.filter((update) => !taken.includes(update));
    return taken;
  }

  private disorder(batch: Update[]): Update[] {
    if (this.faults.drawDelivery('shuffle')) return shuffled(batch, this.faults);
    if (!this.faults.drawDelivery('reorder')) return batch;
    const lanes = new Map<string, Update[]>();
    for (const update of batch) {
      const lane = lanes.get(laneOf(update));
      if (lane) lane.push(update);
      else lanes.set(laneOf(update), [update]);
    }
    return shuffled([...lanes.values()], this.faults).flat();
  }

  private wait(request: PollRequest): Promise<Update[]> {
    return new Promise<Update[]>((resolve, reject) => {
      const timer = setTimeout(() => this.settle(waiting, []), request.timeoutSeconds * 1000);
      const waiting: WaitingPoll = { limit: request.limit, timer, resolve, reject };
      this.waiting = waiting;
      request.onAbandoned(() => this.settle(waiting, []));
    });
  }

  private settle(waiting: WaitingPoll, updates: Update[]): void {
    clearTimeout(waiting.timer);
    if (this.waiting === waiting) this.waiting = undefined;
    waiting.resolve(updates);
  }

  private endWaiting(why: string): void {
    const { waiting } = this;
    if (!waiting) return;
    clearTimeout(waiting.timer);
    this.waiting = undefined;
    waiting.reject(conflict(why));
  }

  // Waits for the end of the turn, so that what happens together travels together.
  private wake(): void {
    if (!this.waiting || this.wakeUp) return;
    this.wakeUp = setImmediate(() => {
      this.wakeUp = undefined;
      const { waiting } = this;
      if (!waiting) return;
      const batch = this.take(waiting.limit);
      if (batch.length) this.settle(waiting, batch);
    });
  }
}

function shuffled<T>(items: T[], faults: Faults): T[] {
  const result = [...items];
  for (let at = result.length - 1; at > 0; at--) {
    const other = faults.pick(at + 1);
    const here = result[at] as T;
    result[at] = result[other] as T;
    result[other] = here;
  }
  return result;
}
