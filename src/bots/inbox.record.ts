import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A row of `inbox`; see `Inbox` for what its states mean. */
@Entity('inbox', { withoutRowid: true })
@Index('ix_inbox_waiting', ['channel', 'account', 'albumKey'], { where: `state = 'waiting'` })
@Index('ix_inbox_dead', ['receivedAt'], { where: `state = 'dead'` })
@Index('ix_inbox_received', ['receivedAt'])
export class InboxRecord {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_inbox' })
  channel!: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_inbox' })
  account!: string;

  @PrimaryColumn('text', { name: 'event_id', primaryKeyConstraintName: 'pk_inbox' })
  eventId!: string;

  @Column('text')
  state!: 'done' | 'waiting' | 'dead';

  @Column('text', { name: 'album_key', nullable: true })
  albumKey!: string | null;

  @Column('text', { nullable: true })
  payload!: string | null;

  @Column('bigint', { name: 'due_at', nullable: true })
  dueAt!: number | null;

  @Column('bigint', { name: 'received_at' })
  receivedAt!: number;

  @Column('integer')
  attempts!: number;

  @Column('text', { nullable: true })
  error!: string | null;
}
