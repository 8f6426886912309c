import { buildCarriage, type Carriage } from '../../src/bots/carriage';
import type { DatabaseConnections, UnitOfWork } from '../../src/database';
import type { Evidence } from '../../src/evidence';
import { FakeAdapter } from '../fakes/fake-adapter';
import { FakeConversation } from '../fakes/fake-conversation';
import { FakeLogger } from '../fakes/fake-logger';
import { FakeTime } from '../fakes/fake-time';
import { evidenceFor } from './evidence';
import { until } from './until';

type Cell = string | number | null;

/** The carrying of messages with a fake conversation and a fake platform, on a real database. */
export class BotsHouse {
  readonly carriage: Carriage;

  constructor(
    readonly database: DatabaseConnections,
    readonly time = new FakeTime(),
    readonly conversation = new FakeConversation(),
    readonly adapter = new FakeAdapter(),
    readonly logger = new FakeLogger(),
    unitOfWork: UnitOfWork = database.unitOfWork,
    readonly evidence: Evidence = evidenceFor(unitOfWork, { clock: time }),
  ) {
    this.carriage = buildCarriage({
      unitOfWork,
      conversation,
      channels: [{ channel: adapter.channel, adapter, offBecause: null }],
      evidence,
      looseMediaDays: 30,
      kept: { handled: 7, delivered: 180 },
      clock: time,
      scheduler: time,
      logger,
      evidencePaceMs: 0,
    });
  }

  /** The same database after a crash: nothing that was in memory is left. */
  restarted(adapter = new FakeAdapter(), time = this.time): BotsHouse {
    return new BotsHouse(this.database, time, this.conversation, adapter, this.logger);
  }

  /** What a conversation heard, in order. */
  async heard(key = 'fake:c1:p1'): Promise<string[]> {
    const [row] = await this.rows(`SELECT data FROM conversations WHERE key = '${key}'`);
    return row ? (JSON.parse(String(row['data'])) as string[]) : [];
  }

  rows(text: string): Promise<Record<string, Cell>[]> {
    return this.database.unitOfWork.read(text);
  }

  /** Says something without a turn. */
  async say(...outgoing: Parameters<Carriage['outbox']['put']>[1]): Promise<void> {
    await this.database.unitOfWork.run((sql) => this.carriage.outbox.put(sql, outgoing));
  }

  /** Waits for so many sends to have begun, and for none to be under way. */
  async sent(count: number): Promise<void> {
    await until(() => this.adapter.sent.length >= count && this.adapter.inFlight === 0, `${count} sends`);
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** Writes the delivery marks. */
  async marked(): Promise<void> {
    await this.carriage.marks.flush();
  }

  /** Lets back-offs of up to a quarter of a second pass until a promise settles. */
  async through<T>(promise: Promise<T>): Promise<T> {
    let settled = false;
    const done = () => (settled = true);
    promise.then(done, done);
    await until(() => {
      if (!settled) this.time.step(BACK_OFF_MS);
      return settled;
    }, 'the promise');
    return promise;
  }
}

const BACK_OFF_MS = 250;

const TABLES = ['inbox', 'outbox', 'sent_messages', 'conversations', 'evidence_items'];

/** Empties what tests write. */
export async function emptied(database: DatabaseConnections): Promise<void> {
  await database.unitOfWork.run(async (sql) => {
    for (const table of TABLES) await sql.query(`DELETE FROM ${table}`);
  });
}
