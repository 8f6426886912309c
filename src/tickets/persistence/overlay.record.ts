import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A row of `ticket_overlays`; `data` is JSON of its kind. */
@Entity('ticket_overlays')
@Index('ix_ticket_overlays_ticket', ['ticketId'])
@Index('ix_ticket_overlays_unit', ['unit', 'kind'])
@Index('ix_ticket_overlays_due', ['dueAt'], { where: 'ended_at IS NULL AND due_at IS NOT NULL' })
export class OverlayRecord {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_ticket_overlays' })
  id!: string;

  @Column('text', { name: 'ticket_id' })
  ticketId!: string;

  @Column('text')
  kind!: string;

  @Column('text')
  state!: string;

  @Column('text')
  unit!: string;

  @Column('text', { nullable: true })
  parent!: string | null;

  @Column('text')
  data!: string;

  @Column('bigint', { name: 'opened_at' })
  openedAt!: number;

  @Column('bigint', { name: 'due_at', nullable: true })
  dueAt!: number | null;

  @Column('bigint', { name: 'ended_at', nullable: true })
  endedAt!: number | null;
}
