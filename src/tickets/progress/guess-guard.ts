import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../../config/city';
import { sortableId, UnitOfWork } from '../../database';
import { CLOCK, type Clock } from '../../shared/clock';
import { CITY } from '../tokens';

const WINDOW_MS = 600_000;

/** Slows down whoever tries numbers that are not theirs. Tries are in the database: they count on every instance. */
@Injectable()
export class GuessGuard {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CITY) private readonly city: CityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Notes a number that was not found. Gives the milliseconds to wait; 0 while there were tries left. */
  missed(person: string): Promise<number> {
    return this.unitOfWork.run(async (sql) => {
      const now = this.clock.now().getTime();
      const recent = await sql.query<{ at: number | string }>(
        'SELECT at FROM number_guesses WHERE person = ? AND at > ? ORDER BY at DESC LIMIT ?',
        [person, now - WINDOW_MS, this.city.policy.guessesPerTenMinutes],
      );
      await sql.insert('number_guesses', ['id', 'person', 'at'], [[sortableId(now), person, now]]);
      const oldest = recent[this.city.policy.guessesPerTenMinutes - 1];
      return oldest === undefined ? 0 : Number(oldest.at) + WINDOW_MS - now;
    });
  }
}
