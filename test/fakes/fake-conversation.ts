import type { ConversationPort, Outgoing, TurnEvent } from '../../src/bots/conversation-port';
import { listOf, type Sql } from '../../src/database';
import type { MediumName } from '../../src/evidence';
import type { ChatAddress, InboundMessage } from '../../src/shared/chat';

type Heard = string[];

/**
 * A conversation that writes down, in the turn's transaction, what it heard; so that a rolled back turn was not heard.
 * It says what the test tells it to.
 */
export class FakeConversation implements ConversationPort {
  /** What is said to an event; nothing unless told. */
  says: (event: TurnEvent) => Outgoing[] = () => [];
  /** Throws what the test wants; asked for every event. */
  trips: (event: TurnEvent) => Error | null = () => null;
  /** Called inside each turn, to hold it open. */
  during: () => Promise<void> = () => Promise.resolve();
  due: { key: string; which: 'remind' | 'expire' }[] = [];
  notices: Outgoing[] = [];
  readonly batches: TurnEvent[][] = [];
  /** Media that were late, came after all or were lost, in order. */
  readonly evidence: MediumName[] = [];
  readonly moves: { from: ChatAddress; toChatId: string }[] = [];

  keyOf(message: InboundMessage): string {
    return `${message.channel}:${message.chat.id}:${message.personId}`;
  }

  async turn(sql: Sql, events: TurnEvent[]): Promise<Outgoing[]> {
    this.batches.push(events);
    await this.during();
    const keys = events.map(({ key }) => key);
    const rows = await sql.query<{ key: string; data: string }>(
      `SELECT key, data FROM conversations WHERE ${sql.in('key')}${sql.dialect === 'postgres' ? ' FOR UPDATE' : ''}`,
      [listOf(keys)],
    );
    const heard = new Map(rows.map(({ key, data }) => [key, JSON.parse(data) as Heard]));
    for (const event of events) {
      const error = this.trips(event);
      if (error) throw error;
      heard.set(event.key, [...(heard.get(event.key) ?? []), nameOf(event)]);
    }
    await sql.insert(
      'conversations',
      ['key', 'revision', 'data', 'updated_at'],
      [...heard].map(([key, data]) => [key, data.length, JSON.stringify(data), 0]),
      { conflict: '(key) DO UPDATE SET revision = excluded.revision, data = excluded.data' },
    );
    return events.flatMap((event) => this.says(event));
  }

  dueTimers(_nowMs: number, limit: number): Promise<{ key: string; which: 'remind' | 'expire' }[]> {
    return Promise.resolve(this.due.slice(0, limit));
  }

  apology(message: InboundMessage): Outgoing {
    const to = { channel: message.channel, account: message.account, chatId: message.chat.id };
    return outgoing({ to, message: { type: 'text', text: 'sorry' } });
  }

  pendingNotices(): Promise<Outgoing[]> {
    return Promise.resolve(this.notices.splice(0));
  }

  timedNotices(): Promise<Outgoing[]> {
    return Promise.resolve([]);
  }

  sweepDeadlines(): Promise<void> {
    return Promise.resolve();
  }

  evidenceChanged(_sql: Sql, media: readonly MediumName[]): Promise<void> {
    this.evidence.push(...media);
    return Promise.resolve();
  }

  chatMoved(_sql: Sql, from: ChatAddress, toChatId: string): Promise<void> {
    this.moves.push({ from, toChatId });
    return Promise.resolve();
  }
}

function nameOf(event: TurnEvent): string {
  if (event.type === 'found') return `found ${event.findings.map(({ ref }) => ref).join(' ')}`;
  return event.type === 'timer' ? event.which : event.message.eventId;
}

/** Something to be said, to chat `c1` of the fake channel unless told. */
export function outgoing(given: Partial<Outgoing> & { text?: string; chatId?: string } = {}): Outgoing {
  const { text, chatId, ...rest } = given;
  return {
    to: { channel: 'fake', account: 'bot', chatId: chatId ?? 'c1' },
    message: { type: 'text', text: text ?? 'hello' },
    class: 'prompt',
    onceKey: null,
    slot: null,
    subject: null,
    replyTo: null,
    ...rest,
  };
}
