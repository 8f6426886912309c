import type { UnitOfWork } from '../database';
import type { Clock } from '../shared/clock';

/** What is to be handled anew. */
export interface Replay {
  /** Only of this channel. */
  channel?: string;
  /** Only what arrived at this instant or later. */
  since?: Date;
}

/** An album is whole a second after its last part; what still waits after a minute is stuck. */
const STUCK_MS = 60_000;

/**
 * Use case: has stuck messages of people handled anew: those that failed for good, and those that wait although they
 * were due. It only changes the rows, so that it works from another process too; the running one takes them up.
 */
export class ReplayInbox {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Tells how many of each kind there are, and puts them back unless it is only asked. */
  async execute({ channel, since }: Replay, { dryRun }: { dryRun: boolean }): Promise<{ dead: number; stuck: number }> {
    const now = this.clock.now().getTime();
    const of = channel === undefined ? '' : ' AND channel = ?';
    const params = [since?.getTime() ?? 0, ...(channel === undefined ? [] : [channel])];
    const dead = `state = 'dead' AND received_at >= ?${of}`;
    const stuck = `state = 'waiting' AND received_at >= ?${of} AND due_at < ?`;
    const late = [...params, now - STUCK_MS];
    if (dryRun) return { dead: await this.count(dead, params), stuck: await this.count(stuck, late) };
    return this.unitOfWork.run(async (sql) => {
      const again = await sql.query(`UPDATE inbox SET due_at = CAST(? AS bigint) WHERE ${stuck} RETURNING event_id`, [
        now,
        ...late,
      ]);
      const raised = await sql.query(
        `UPDATE inbox SET state = 'waiting', due_at = CAST(? AS bigint) WHERE ${dead} RETURNING event_id`,
        [now, ...params],
      );
      return { dead: raised.length, stuck: again.length };
    });
  }

  private async count(where: string, params: (string | number)[]): Promise<number> {
    const [row] = await this.unitOfWork.read<{ n: number }>(`SELECT COUNT(*) AS n FROM inbox WHERE ${where}`, params);
    return Number(row?.n ?? 0);
  }
}
