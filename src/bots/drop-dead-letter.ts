import { AppError } from '../shared/app-error';
import type { UnitOfWork } from '../database';
import { deadLetterPlace } from './dead-letter';

/** Use case: lets a dead letter rest for good. Its words are forgotten; that it was there is not. */
export class DropDeadLetter {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Throws `deadLetter.notFound` when there is none of that name. */
  async drop(id: string): Promise<void> {
    const place = deadLetterPlace(id);
    const changed = await this.unitOfWork.run((sql) =>
      place.box === 'outbox'
        ? sql.query(`UPDATE outbox SET state = 'dropped' WHERE id = ? AND state = 'dead' RETURNING id`, [
            place.outboxId,
          ])
        : sql.query(
            `UPDATE inbox SET state = 'done', payload = NULL
              WHERE channel = ? AND account = ? AND event_id = ? AND state = 'dead' RETURNING event_id`,
            [place.channel, place.account, place.eventId],
          ),
    );
    if (!changed.length) throw new AppError('deadLetter.notFound', { id });
  }
}
