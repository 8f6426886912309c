import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A row of `ticket_clocks`. `overlay` is empty for the ticket's own; `next_at` null while it has nothing to say. */
@Entity('ticket_clocks', { withoutRowid: true })
@Index('ix_ticket_clocks_next', ['nextAt'], { where: 'next_at IS NOT NULL' })
export class ClockRecord {
  @PrimaryColumn('text', { name: 'ticket_id', primaryKeyConstraintName: 'pk_ticket_clocks' })
  ticketId!: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_ticket_clocks' })
  clock!: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_ticket_clocks' })
  overlay!: string;

  @Column('text')
  unit!: string;

  @Column('text')
  grade!: string;

  @Column('bigint', { name: 'due_at' })
  dueAt!: number;

  @Column('bigint')
  minutes!: number;

  @Column('bigint', { name: 'next_at', nullable: true })
  nextAt!: number | null;

  @Column('integer')
  passed!: number;

  @Column('integer')
  breached!: number;
}
