import type { Bundle, Sql, UnitOfWork } from '../database';
import type { Evidence } from '../evidence';
import type { InboundMessage } from '../shared/chat';
import type { ChannelRegistry } from './channel-registry';
import type { ConversationPort, PlannedTurns } from './conversation-port';
import { faultOf } from './database-fault';
import type { DeliveryMarks } from './delivery-marks';
import { mediaOf } from './evidence/media-of';
import type { Inbox } from './inbox';
import type { Meter } from './meter';
import type { Outbox } from './outbox';
import type { TurnJob } from './turn-job';

export interface PlainTurnParts {
  unitOfWork: UnitOfWork;
  inbox: Inbox;
  outbox: Outbox;
  marks: DeliveryMarks;
  channels: ChannelRegistry;
  conversation: ConversationPort;
  evidence: Pick<Evidence, 'items'>;
  meter: Pick<Meter, 'received'>;
}

/** A message about which nothing need be looked up. */
interface Plain {
  type: 'message';
  key: string;
  message: InboundMessage;
  replySubject: null;
}

/**
 * Batches of plain messages, where one process writes: the turns are planned first, and what they change goes to the
 * database in one trip. Where the city must be asked, or a message turns out to be no new one, a transaction looks row
 * by row as ever. See docs/adr/0010-turns-are-planned.md.
 */
export class PlainTurns {
  constructor(private readonly parts: PlainTurnParts) {}

  /**
   * Handles the batch, in groups that share nothing; hands back the jobs of those that are not plain or not as they were
   * planned, of which nothing was written.
   */
  async run(jobs: readonly TurnJob[]): Promise<TurnJob[]> {
    const plain = this.plainOf(jobs);
    const plans = plain && (await this.planOf(plain));
    if (!plans) return [...jobs];
    // While the first is written and said, the next asks; what one could not do is told when all are over.
    const ends = await Promise.allSettled(
      plans.map(async (plan) => {
        const keys = new Set(plan.keys);
        const done = await this.handled(
          plain.filter(({ key }) => keys.has(key)),
          plan,
        );
        return done ? [] : jobs.filter(({ key }) => keys.has(key));
      }),
    );
    return ends.flatMap((end) => {
      if (end.status === 'rejected') throw end.reason;
      return end.value;
    });
  }

  /** False when it turned out otherwise than planned. */
  private async handled(plain: readonly Plain[], plan: PlannedTurns): Promise<boolean> {
    if (!plan.asks)
      return this.written(
        plain,
        this.parts.marks.writeTogether((sql) => this.say(sql, plain, plan)),
      );
    if (plan.gathers)
      return this.written(
        plain,
        this.parts.marks.gather((sql) => this.gather(sql, plain, plan)),
      );
    await this.parts.marks.writeAlong((sql, marked) => this.finish(sql, plain, plan, marked));
    return true;
  }

  /** What fails here may be a message that was handled before: the transaction sees that first. */
  private async planOf(plain: Plain[]): Promise<PlannedTurns[] | undefined> {
    try {
      return await this.parts.conversation.plan?.(plain);
    } catch (error) {
      if (faultOf(error) === 'unreachable') throw error;
      return undefined;
    }
  }

  private async written(plain: readonly Plain[], writing: Promise<void>): Promise<boolean> {
    try {
      await writing;
      for (const { message } of plain) this.parts.meter.received(message.channel, 'handled');
      return true;
    } catch (error) {
      // Most likely a message that came twice, or somebody asked what only a transaction can tell.
      if (faultOf(error) === 'event') return false;
      throw error;
    }
  }

  private say(sql: Bundle, plain: readonly Plain[], plan: PlannedTurns): void {
    this.claim(sql, plain);
    this.parts.outbox.putEvery(sql, plan.write(sql));
  }

  /** The city is asked first: what it looks at must not have been written to. */
  private async gather(sql: Bundle, plain: readonly Plain[], plan: PlannedTurns): Promise<void> {
    const outgoing = await plan.finish(sql, new Set(plan.keys));
    this.claim(sql, plain);
    this.parts.outbox.putEvery(sql, outgoing);
  }

  private claim(sql: Bundle, plain: readonly Plain[]): void {
    const { inbox, evidence } = this.parts;
    inbox.claimEvery(
      sql,
      plain.map(({ message }) => message),
    );
    void evidence.items.expect(sql, mediaOf(plain));
  }

  private async finish(sql: Sql, plain: readonly Plain[], plan: PlannedTurns, marked: Promise<void>): Promise<void> {
    const { inbox, evidence, outbox, unitOfWork } = this.parts;
    const arrivals = plain.map(({ message }) => ({ message, hold: null }));
    const claimed = await inbox.claim(sql, arrivals);
    await marked;
    const fresh = plain.filter((_, index) => claimed.has(arrivals[index] as (typeof arrivals)[number]));
    unitOfWork.onCommit(() => this.count(plain, fresh));
    await evidence.items.expect(sql, mediaOf(fresh));
    const keys = new Set(fresh.map(({ key }) => key));
    await outbox.put(sql, await plan.finish(sql, keys));
  }

  private count(plain: readonly Plain[], fresh: readonly Plain[]): void {
    for (const one of plain)
      this.parts.meter.received(one.message.channel, fresh.includes(one) ? 'handled' : 'repeated');
  }

  /** Null when one of the jobs needs more than its message. */
  private plainOf(jobs: readonly TurnJob[]): Plain[] | null {
    if (!this.parts.unitOfWork.bundles) return null;
    const plain: Plain[] = [];
    for (const job of jobs) {
      if (job.kind !== 'message' || !this.isPlain(job.message)) return null;
      plain.push({ type: 'message', key: job.key, message: job.message, replySubject: null });
    }
    return plain;
  }

  private isPlain({ channel, account, movedFrom, replyTo }: InboundMessage): boolean {
    return movedFrom === undefined && replyTo === undefined && !this.parts.channels.hasWindow(channel, account);
  }
}
