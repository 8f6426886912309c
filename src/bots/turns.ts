import type { Sql, UnitOfWork } from '../database';
import type { Evidence } from '../evidence';
import type { ChatAddress, InboundMessage } from '../shared/chat';
import type { ChannelRegistry } from './channel-registry';
import type { ConversationPort, TurnEvent } from './conversation-port';
import type { DeliveryMarks } from './delivery-marks';
import { mediaOf } from './evidence/media-of';
import { albumId, type Arrival, type Inbox } from './inbox';
import { errorCode, type Logger } from './logger';
import type { TurnRunner } from './lanes';
import type { Meter } from './meter';
import type { Outbox } from './outbox';
import { PlainTurns } from './plain-turns';
import { chatIdentity } from './queued-message';
import type { Relocation } from './relocation';
import { replySubjects } from './reply-subjects';
import type { Sender } from './sender';
import type { TurnJob } from './turn-job';

export interface TurnParts {
  unitOfWork: UnitOfWork;
  inbox: Inbox;
  outbox: Outbox;
  marks: DeliveryMarks;
  sender: Sender;
  relocation: Relocation;
  channels: ChannelRegistry;
  conversation: ConversationPort;
  evidence: Pick<Evidence, 'items' | 'queue'>;
  meter: Meter;
  logger: Logger;
}

interface Said {
  key: string;
  message: InboundMessage;
}

const TRIES = 3;

/**
 * The one transaction of a batch: delivery marks, inbox, conversation, outbox. The number of statements does not depend
 * on how many conversations take part. A crash anywhere leaves all of it undone or all of it done.
 */
export class Turns implements TurnRunner {
  private readonly plain: PlainTurns;

  constructor(private readonly parts: TurnParts) {
    this.plain = new PlainTurns(parts);
  }

  async run(jobs: TurnJob[]): Promise<void> {
    const since = performance.now();
    let committed = false;
    try {
      const left = await this.plain.run(jobs);
      if (left.length) await this.parts.marks.writeAlong((sql, marked) => this.take(sql, left, marked));
      committed = true;
    } finally {
      this.parts.meter.turned(performance.now() - since, committed);
    }
  }

  async bury(job: TurnJob, error: unknown): Promise<void> {
    if (job.kind === 'timer' || job.kind === 'found') return;
    const { inbox, outbox, unitOfWork, meter } = this.parts;
    await unitOfWork.run(async (sql) => {
      const message =
        job.kind === 'album' ? (await inbox.collect(sql, [job.album])).get(albumId(job.album)) : job.message;
      if (!message) return;
      await inbox.bury(sql, job.key, message, errorCode(error), TRIES);
      unitOfWork.onCommit(() => meter.received(message.channel, 'buried'));
      const apology = this.apologyFor(message);
      if (apology) await outbox.put(sql, [apology]);
    });
  }

  private async take(sql: Sql, jobs: TurnJob[], marked: Promise<void>): Promise<void> {
    const said = await this.claim(sql, jobs);
    await marked;
    const messages = said.map(({ message }) => message);
    await this.follow(sql, messages);
    await this.parts.outbox.onInbound(sql, this.reopened(messages));
    await this.parts.evidence.items.expect(sql, mediaOf(said));
    const subjects = await replySubjects(sql, messages);
    const events: TurnEvent[] = said.map(({ key, message }) => {
      return { type: 'message', key, message, replySubject: subjects.get(message) ?? null };
    });
    for (const job of jobs) if (job.kind === 'timer') events.push({ type: 'timer', key: job.key, which: job.which });
    events.push(...(await this.found(sql, jobs)));
    if (events.length) await this.parts.outbox.put(sql, await this.parts.conversation.turn(sql, events));
  }

  /** What was found in media since; each is told once. */
  private async found(sql: Sql, jobs: TurnJob[]): Promise<TurnEvent[]> {
    const keys = jobs.flatMap((job) => (job.kind === 'found' ? [job.key] : []));
    const found = await this.parts.evidence.queue.takeFindings(sql, keys);
    return [...found].map(([key, findings]) => ({ type: 'found', key, findings }));
  }

  /** What is to be handled now: new messages, and albums that are whole. */
  private async claim(sql: Sql, jobs: TurnJob[]): Promise<Said[]> {
    return [...(await this.claimMessages(sql, jobs)), ...(await this.collectAlbums(sql, jobs))];
  }

  private async claimMessages(sql: Sql, jobs: TurnJob[]): Promise<Said[]> {
    const arrivals = new Map<Arrival, string>();
    for (const job of jobs) {
      if (job.kind === 'message') arrivals.set({ message: job.message, hold: null }, job.key);
      if (job.kind === 'part') arrivals.set({ message: job.message, hold: job }, job.key);
    }
    if (!arrivals.size) return [];
    const { inbox, unitOfWork, meter } = this.parts;
    const fresh = await inbox.claim(sql, [...arrivals.keys()]);
    unitOfWork.onCommit(() => {
      for (const arrival of arrivals.keys()) {
        meter.received(arrival.message.channel, fresh.has(arrival) ? 'handled' : 'repeated');
      }
    });
    return [...arrivals]
      .filter(([arrival]) => !arrival.hold && fresh.has(arrival))
      .map(([{ message }, key]) => ({ key, message }));
  }

  private async collectAlbums(sql: Sql, jobs: TurnJob[]): Promise<Said[]> {
    const albums = jobs.flatMap((job) => (job.kind === 'album' ? [job] : []));
    if (!albums.length) return [];
    const whole = await this.parts.inbox.collect(
      sql,
      albums.map(({ album }) => album),
    );
    return albums.flatMap(({ key, album }) => {
      const message = whole.get(albumId(album));
      return message ? [{ key, message }] : [];
    });
  }

  private async follow(sql: Sql, messages: InboundMessage[]): Promise<void> {
    const { relocation, sender, unitOfWork } = this.parts;
    for (const { channel, account, movedFrom, chat } of messages) {
      if (!movedFrom) continue;
      const from = { channel, account, chatId: movedFrom };
      await relocation.apply(sql, from, chat.id);
      unitOfWork.onCommit(() => sender.moved(from, chat.id));
    }
  }

  /** The chats whose reply window these messages open. */
  private reopened(messages: InboundMessage[]): ChatAddress[] {
    const chats = messages
      .filter(({ channel, account }) => this.parts.channels.hasWindow(channel, account))
      .map(({ channel, account, chat }) => ({ channel, account, chatId: chat.id }));
    return [...new Map(chats.map((chat) => [chatIdentity(chat), chat])).values()];
  }

  private apologyFor(message: InboundMessage) {
    try {
      return this.parts.conversation.apology(message);
    } catch (error) {
      this.parts.logger.error({ code: errorCode(error) }, 'no apology could be made');
      return null;
    }
  }
}
