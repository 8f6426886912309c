import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A row of `sent_messages`: which ticket a delivered message was about. */
@Entity('sent_messages', { withoutRowid: true })
@Index('ix_sent_messages_outbox', ['outboxId'])
export class SentMessageRecord {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_sent_messages' })
  channel!: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_sent_messages' })
  account!: string;

  @PrimaryColumn('text', { name: 'chat_id', primaryKeyConstraintName: 'pk_sent_messages' })
  chatId!: string;

  @PrimaryColumn('text', { name: 'message_id', primaryKeyConstraintName: 'pk_sent_messages' })
  messageId!: string;

  @Column('text', { name: 'outbox_id' })
  outboxId!: string;

  @Column('text')
  subject!: string;
}
