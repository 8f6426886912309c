import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A row of `ticket_evidence`; an event names it by its id. */
@Entity('ticket_evidence', { withoutRowid: true })
@Index('ix_ticket_evidence_ticket', ['ticketId'])
@Index('ix_ticket_evidence_ref', ['ref'])
export class TicketEvidenceRecord {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_ticket_evidence' })
  id!: string;

  @Column('text', { name: 'ticket_id' })
  ticketId!: string;

  @Column('text')
  kind!: string;

  @Column('text')
  ref!: string;

  @Column('text')
  channel!: string;

  @Column('text')
  account!: string;

  @Column('text', { name: 'file_name', nullable: true })
  fileName!: string | null;

  @Column('text', { nullable: true })
  mime!: string | null;

  @Column('bigint', { nullable: true })
  bytes!: number | null;

  @Column('text', { name: 'added_by' })
  addedBy!: string;

  @Column('bigint', { name: 'added_at' })
  addedAt!: number;
}
