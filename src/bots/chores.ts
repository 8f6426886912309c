import type { Clock } from '../shared/clock';
import { errorCode, type Logger } from './logger';

/** What is to be done again and again; knows what does not come to its end, and since when. */
export class Chores {
  private readonly open = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** Does it; never rejects. */
  async attempt(chore: string, work: () => Promise<void>): Promise<void> {
    if (!this.open.has(chore)) this.open.set(chore, this.clock.now().getTime());
    try {
      await work();
      this.open.delete(chore);
    } catch (error) {
      this.logger.error({ task: chore, code: errorCode(error) }, 'a sweep failed and is tried again');
    }
  }

  /** Those that have not come to an end since, epoch ms: they failed each time, or still run. */
  unfinished(): ReadonlyMap<string, number> {
    return this.open;
  }
}
