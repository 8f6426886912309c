import type { UnitOfWork } from '../database';
import type { ChannelHealth } from '../shared/chat';
import type { Clock } from '../shared/clock';
import type { ChannelRegistry } from './channel-registry';
import type { Lanes } from './lanes';

/** How the carrying of messages fares, for `/health` and the operator. */
export interface BotsHealthReport {
  channels: { channel: string; account: string | null; health: ChannelHealth | null; offBecause: string | null }[];
  lanes: { waiting: number; oldestMs: number };
  outbox: { queued: number; oldestMs: number; dead: number };
  inbox: { dead: number };
}

/** Use case: reads the state of channels, lanes and outbox. */
export class BotsHealth {
  constructor(
    private readonly channels: ChannelRegistry,
    private readonly lanes: Lanes,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async read(): Promise<BotsHealthReport> {
    const [counts] = await this.unitOfWork.read<
      Record<'queued' | 'oldest' | 'outboxDead' | 'inboxDead', number | null>
    >(
      `SELECT (SELECT COUNT(*) FROM outbox WHERE state = 'queued') AS "queued",
        (SELECT MIN(created_at) FROM outbox WHERE state = 'queued') AS "oldest",
        (SELECT COUNT(*) FROM outbox WHERE state = 'dead') AS "outboxDead",
        (SELECT COUNT(*) FROM inbox WHERE state = 'dead') AS "inboxDead"`,
    );
    const load = this.lanes.load();
    return {
      channels: this.channels.entries.map(({ channel, adapter, offBecause }) => {
        return { channel, account: adapter?.account ?? null, health: adapter?.health() ?? null, offBecause };
      }),
      lanes: { waiting: load.lanes, oldestMs: this.age(load.oldestSince) },
      outbox: {
        queued: Number(counts?.queued ?? 0),
        oldestMs: this.age(counts?.oldest ?? null),
        dead: Number(counts?.outboxDead ?? 0),
      },
      inbox: { dead: Number(counts?.inboxDead ?? 0) },
    };
  }

  private age(since: number | null): number {
    return since === null ? 0 : Math.max(0, this.clock.now().getTime() - since);
  }
}
