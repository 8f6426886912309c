import type { UnitOfWork } from '../../database';
import type { Evidence } from '../../evidence';
import type { Clock } from '../../shared/clock';

const EVERY_MS = 3_600_000;
const SLICE = 200;

/** Forgets media that no ticket took in the time that policy gives, rows first and then files. */
export class ForgetMedia {
  private nextAt = 0;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly evidence: Pick<Evidence, 'queue' | 'vault'>,
    private readonly clock: Clock,
    private readonly keptMs: number,
  ) {}

  /** Once an hour a slice, and at once the next where there is more. */
  async run(): Promise<void> {
    const now = this.clock.now().getTime();
    if (now < this.nextAt) return;
    const { queue, vault } = this.evidence;
    const gone = await this.unitOfWork.run((sql) => queue.forget(sql, this.keptMs, SLICE));
    for (const { hash, extension } of gone.files) await vault.files.remove({ hash, extension });
    this.nextAt = gone.rows >= SLICE ? 0 : now + EVERY_MS;
  }
}
