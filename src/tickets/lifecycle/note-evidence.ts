import { Inject, Injectable } from '@nestjs/common';
import { listOf, UnitOfWork, type SqlRow } from '../../database';
import { EvidenceItems, mediumIdentity, missingOf, type MediumName } from '../../evidence';
import { CLOCK, type Clock } from '../../shared/clock';
import type { TicketEvent } from '../domain/ticket-events';
import { TicketRepository } from '../domain/ticket.repository';

/** Somebody else may come first each time; more often than this is no accident. */
const TRIES = 3;

interface Held extends MediumName {
  ticketId: string;
  byResident: boolean;
}

/** Notes on tickets that media of theirs are late, came after all, or are lost: an event, so that it is shown and told. */
@Injectable()
export class NoteEvidence {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tickets: TicketRepository,
    private readonly items: EvidenceItems,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Joins the caller's transaction. Media that no ticket holds concern nobody here. */
  execute(media: readonly MediumName[]): Promise<void> {
    return this.unitOfWork.run(async () => {
      const touched = (
        await this.heldBy(
          'ref',
          media.map(({ ref }) => ref),
        )
      ).filter(isOneOf(media));
      for (const ticketId of new Set(touched.map((held) => held.ticketId))) await this.note(ticketId, isOneOf(media));
    });
  }

  private async note(ticketId: string, isNews: (held: Held) => boolean): Promise<void> {
    const all = await this.heldBy('ticket_id', [ticketId]);
    const troubled = await this.items.troubled(all);
    const lostNow = all.filter(
      (held) => isNews(held) && held.byResident && troubled.get(mediumIdentity(held)) === 'lost',
    );
    const data = { ...missingOf(all, troubled), lostNow: lostNow.length };
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const before = await this.tickets.find({ id: ticketId });
      if (!before) return;
      const seq = before.revision + 1;
      const ticket = { ...before, revision: seq };
      const actor = { kind: 'system', id: null, name: null } as const;
      const event: TicketEvent = { type: 'evidenceChecked', ticketId, seq, at: this.clock.now(), actor, data };
      if (await this.tickets.update({ ticket, from: before.revision, events: [event], evidence: [] })) return;
    }
  }

  private async heldBy(column: 'ref' | 'ticket_id', values: readonly string[]): Promise<Held[]> {
    const rows = await this.unitOfWork.read<SqlRow>(
      `SELECT ticket_id, channel, account, ref, added_by FROM ticket_evidence WHERE ${this.unitOfWork.in(column)}`,
      [listOf(values)],
    );
    return rows.map((row) => ({
      ticketId: String(row.ticket_id),
      channel: String(row.channel),
      account: String(row.account),
      ref: String(row.ref),
      byResident: row.added_by === 'resident',
    }));
  }
}

function isOneOf(media: readonly MediumName[]): (one: MediumName) => boolean {
  const names = new Set(media.map(mediumIdentity));
  return (one) => names.has(mediumIdentity(one));
}
