import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A row of `outbox`; see `Sender` and `DeliveryMarks` for what its states mean. */
@Entity('outbox')
@Index('ux_outbox_once', ['onceKey'], { unique: true, where: 'once_key IS NOT NULL' })
@Index('ix_outbox_queued', ['nextAt'], { where: `state = 'queued'` })
@Index('ix_outbox_parked', ['channel', 'account', 'chatId'], { where: `state = 'parked'` })
@Index('ix_outbox_dead', ['createdAt'], { where: `state = 'dead'` })
@Index('ix_outbox_slot', ['slot'], { where: 'slot IS NOT NULL' })
@Index('ix_outbox_spent', ['sentAt'], { where: `class = 'prompt' AND sent_at IS NOT NULL` })
export class OutboxRecord {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_outbox' })
  id!: string;

  @Column('text')
  channel!: string;

  @Column('text')
  account!: string;

  @Column('text', { name: 'chat_id' })
  chatId!: string;

  @Column('text')
  class!: 'prompt' | 'receipt' | 'ping';

  @Column('text')
  payload!: string;

  @Column('text')
  state!: 'queued' | 'parked' | 'sent' | 'dead' | 'dropped';

  @Column('integer')
  attempts!: number;

  @Column('integer')
  uncertain!: number;

  @Column('bigint', { name: 'next_at' })
  nextAt!: number;

  @Column('bigint', { name: 'created_at' })
  createdAt!: number;

  @Column('text', { name: 'once_key', nullable: true })
  onceKey!: string | null;

  @Column('text', { nullable: true })
  slot!: string | null;

  @Column('text', { nullable: true })
  subject!: string | null;

  @Column('text', { name: 'reply_to', nullable: true })
  replyTo!: string | null;

  @Column('text', { name: 'sent_ids', nullable: true })
  sentIds!: string | null;

  @Column('bigint', { name: 'sent_at', nullable: true })
  sentAt!: number | null;

  @Column('text', { nullable: true })
  error!: string | null;
}
