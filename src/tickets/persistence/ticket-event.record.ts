import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A row of `ticket_events`; only `told` is ever changed. */
@Entity('ticket_events')
@Index('ux_ticket_events_seq', ['ticketId', 'seq'], { unique: true })
@Index('ix_ticket_events_untold', ['id'], { where: 'told = 0' })
export class TicketEventRecord {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_ticket_events' })
  id!: string;

  @Column('text', { name: 'ticket_id' })
  ticketId!: string;

  @Column('integer')
  seq!: number;

  @Column('text')
  type!: string;

  @Column('bigint')
  at!: number;

  @Column('text', { name: 'actor_kind' })
  actorKind!: string;

  @Column('text', { name: 'actor_id', nullable: true })
  actorId!: string | null;

  @Column('text', { name: 'actor_name', nullable: true })
  actorName!: string | null;

  @Column('text')
  data!: string;

  @Column('integer')
  told!: number;
}
