import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../../config/city';
import { UnitOfWork, type Sql } from '../../database';
import { CLOCK, type Clock } from '../../shared/clock';
import { CITY } from '../tokens';
import { CloseWhenHeard } from './close-when-heard';
import { askDue, expireDue, lapseOutdated, remindDue } from './due-callbacks';

/** What one transaction takes at most, and one sweep: the rest is there for the next. */
const BATCH = 200;
const BATCHES = 50;

/** Asks who is due to be asked, reminds once, and gives up in the end, however many instances sweep. */
@Injectable()
export class SweepCallbacks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly closing: CloseWhenHeard,
    @Inject(CITY) private readonly city: CityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** How many callbacks were moved. Each batch is a transaction of its own; what fails is due at the next sweep. */
  async execute(): Promise<number> {
    const now = this.clock.now();
    await this.unitOfWork.run((sql) => lapseOutdated(sql, now));
    const asked = await this.inBatches((sql) => askDue(sql, now, this.city, BATCH));
    const reminded = await this.inBatches((sql) => remindDue(sql, now, BATCH));
    return asked + reminded + (await this.inBatches((sql) => this.expire(sql, now)));
  }

  private async expire(sql: Sql, now: Date): Promise<number> {
    const expired = await expireDue(sql, now, BATCH);
    for (const ticketId of [...new Set(expired)].sort()) await this.closing.execute(ticketId);
    return expired.length;
  }

  private async inBatches(work: (sql: Sql) => Promise<number>): Promise<number> {
    let moved = 0;
    for (let batch = 0; batch < BATCHES; batch += 1) {
      const done = await this.unitOfWork.run(work);
      moved += done;
      if (done < BATCH) break;
    }
    return moved;
  }
}
