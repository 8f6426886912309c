import { AppError } from '../shared/app-error';
import type { Clock } from '../shared/clock';
import type { UnitOfWork } from '../database';
import { deadLetterPlace } from './dead-letter';

/**
 * Use case: has a dead letter tried again. It only changes the row, so that it works from another process too; the
 * next sweep of the running one takes it up.
 */
export class RetryDeadLetter {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Throws `deadLetter.notFound` when there is none of that name. */
  async retry(id: string): Promise<void> {
    const place = deadLetterPlace(id);
    const now = this.clock.now().getTime();
    const changed = await this.unitOfWork.run((sql) =>
      place.box === 'outbox'
        ? sql.query(
            `UPDATE outbox SET state = 'queued', attempts = 0, uncertain = 0, next_at = ?
              WHERE id = ? AND state = 'dead' RETURNING id`,
            [now, place.outboxId],
          )
        : // The inbox takes up what waits and is due, be it one part or ten.
          sql.query(
            `UPDATE inbox SET state = 'waiting', due_at = ?
              WHERE channel = ? AND account = ? AND event_id = ? AND state = 'dead' RETURNING event_id`,
            [now, place.channel, place.account, place.eventId],
          ),
    );
    if (!changed.length) throw new AppError('deadLetter.notFound', { id });
  }
}
