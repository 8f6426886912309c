import type { UnitOfWork } from '../database';
import { deadLetterId, type DeadLetter } from './dead-letter';

interface InboxRow {
  channel: string;
  account: string;
  event_id: string;
  received_at: number;
  error: string | null;
  attempts: number;
}

interface OutboxRow {
  id: string;
  channel: string;
  account: string;
  created_at: number;
  error: string | null;
  attempts: number;
}

/** Use case: what failed for good, oldest first, of what came in and of what goes out. */
export class ListDeadLetters {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async list(limit = 100): Promise<DeadLetter[]> {
    const incoming = await this.unitOfWork.read<InboxRow>(
      `SELECT channel, account, event_id, received_at, error, attempts FROM inbox
        WHERE state = 'dead' ORDER BY received_at, event_id LIMIT ?`,
      [limit],
    );
    const outgoing = await this.unitOfWork.read<OutboxRow>(
      `SELECT id, channel, account, created_at, error, attempts FROM outbox
        WHERE state = 'dead' ORDER BY created_at, id LIMIT ?`,
      [limit],
    );
    return [...incoming.map(fromInbox), ...outgoing.map(fromOutbox)];
  }
}

function fromInbox({ channel, account, event_id, received_at, error, attempts }: InboxRow): DeadLetter {
  const id = deadLetterId({ box: 'inbox', channel, account, eventId: event_id });
  return { id, channel, account, at: new Date(received_at), error, attempts };
}

function fromOutbox({ id, channel, account, created_at, error, attempts }: OutboxRow): DeadLetter {
  const name = deadLetterId({ box: 'outbox', outboxId: id });
  return { id: name, channel, account, at: new Date(created_at), error, attempts };
}
