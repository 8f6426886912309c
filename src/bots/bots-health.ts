import type { UnitOfWork } from '../database';
import type { ChannelHealth } from '../shared/chat';
import type { Clock } from '../shared/clock';
import type { ChannelRegistry } from './channel-registry';
import type { Chores } from './chores';
import type { Lanes } from './lanes';

/** How a channel fares; off when it has no settings. */
export interface ChannelState {
  channel: string;
  account: string | null;
  health: ChannelHealth | null;
  offBecause: string | null;
}

/** What waits, how long the oldest of it has waited, and what failed and awaits the operator. */
export interface Backlogs {
  /** Parts of albums, and what is to be tried again. */
  inbox: { waiting: number; oldestMs: number; dead: number };
  /** `parked` waits until its chat speaks again. */
  outbox: { queued: number; oldestMs: number; parked: number; dead: number };
}

/** How the carrying of messages fares, for `/health` and the operator. */
export interface BotsHealthReport extends Backlogs {
  channels: ChannelState[];
  /** Conversations whose messages wait for their turn. */
  lanes: { waiting: number; oldestMs: number };
  /** Milliseconds since the database refused a turn, if none was taken since. */
  turnsRefusedMs: number | null;
  /** What is done again and again and does not come to its end, and for how many milliseconds. */
  unfinished: Record<string, number>;
}

/** What one process knows of itself. */
export type HealthHere = Pick<BotsHealthReport, 'channels' | 'lanes' | 'turnsRefusedMs' | 'unfinished'>;

type Counts = Record<
  'waiting' | 'arrived' | 'inboxDead' | 'queued' | 'oldest' | 'parked' | 'outboxDead',
  number | null
>;

/** Only indices are read: each condition has its own. */
const COUNTS = `SELECT (SELECT COUNT(*) FROM inbox WHERE state = 'waiting') AS "waiting",
  (SELECT MIN(received_at) FROM inbox WHERE state = 'waiting') AS "arrived",
  (SELECT COUNT(*) FROM inbox WHERE state = 'dead') AS "inboxDead",
  (SELECT COUNT(*) FROM outbox WHERE state = 'queued') AS "queued",
  (SELECT MIN(created_at) FROM outbox WHERE state = 'queued') AS "oldest",
  (SELECT COUNT(*) FROM outbox WHERE state = 'parked') AS "parked",
  (SELECT COUNT(*) FROM outbox WHERE state = 'dead') AS "outboxDead"`;

/** Use case: what waits and what failed, from the tables alone; any process that has the database can tell. */
export class ReadBacklogs {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async read(): Promise<Backlogs> {
    const [counts] = await this.unitOfWork.read<Counts>(COUNTS);
    const count = (name: keyof Counts): number => Number(counts?.[name] ?? 0);
    const now = this.clock.now().getTime();
    return {
      inbox: {
        waiting: count('waiting'),
        oldestMs: age(counts?.arrived, now) ?? 0,
        dead: count('inboxDead'),
      },
      outbox: {
        queued: count('queued'),
        oldestMs: age(counts?.oldest, now) ?? 0,
        parked: count('parked'),
        dead: count('outboxDead'),
      },
    };
  }
}

/** Use case: reads the state of channels, lanes, inbox and outbox. */
export class BotsHealth {
  constructor(
    private readonly channels: ChannelRegistry,
    private readonly work: { lanes: Lanes; chores: Chores },
    private readonly backlogs: ReadBacklogs,
    private readonly clock: Clock,
  ) {}

  async read(): Promise<BotsHealthReport> {
    const { inbox, outbox } = await this.backlogs.read();
    return { ...this.here(), inbox, outbox };
  }

  /** What this process knows without asking the database. */
  here(): HealthHere {
    const load = this.work.lanes.load();
    const now = this.clock.now().getTime();
    const unfinished = [...this.work.chores.unfinished()].map(([chore, since]) => [chore, now - since]);
    return {
      channels: this.channels.entries.map(({ channel, adapter, offBecause }) => {
        return { channel, account: adapter?.account ?? null, health: adapter?.health() ?? null, offBecause };
      }),
      lanes: { waiting: load.lanes, oldestMs: age(load.oldestSince, now) ?? 0 },
      turnsRefusedMs: age(load.refusedAt, now),
      unfinished: Object.fromEntries(unfinished) as Record<string, number>,
    };
  }
}

function age(since: number | null | undefined, now: number): number | null {
  return since == null ? null : Math.max(0, now - Number(since));
}
