import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A ticket whose card a group has not seen yet: it waits, or was only named in a list. */
@Entity('held_pings')
@Index('ix_held_pings_due', ['dueAt'])
@Index('ix_held_pings_ticket', ['ticketId'])
export class HeldPingRecord {
  /** Of the notice that brings the card. */
  @PrimaryColumn('text', { name: 'once_key', primaryKeyConstraintName: 'pk_held_pings' })
  onceKey!: string;

  @Column('text')
  channel!: string;

  @Column('text')
  account!: string;

  @Column('text', { name: 'chat_id' })
  chatId!: string;

  @Column('text', { name: 'ticket_id' })
  ticketId!: string;

  /** The unit that is told. */
  @Column('text')
  unit!: string;

  /** Epoch ms; null once it was named. */
  @Column('bigint', { name: 'due_at', nullable: true })
  dueAt!: number | null;
}
