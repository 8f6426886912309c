import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A conversation's row. */
@Entity('conversations')
export class ConversationRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_conversations' })
  key!: string;

  @Column({ type: 'integer' })
  revision!: number;

  @Column({ type: 'text' })
  data!: string;

  @Column({ type: 'bigint', name: 'updated_at' })
  updatedAt!: number;

  @Index('ix_conversations_remind', { where: 'remind_at IS NOT NULL' })
  @Column({ type: 'bigint', name: 'remind_at', nullable: true })
  remindAt!: number | null;

  @Index('ix_conversations_expire', { where: 'expire_at IS NOT NULL' })
  @Column({ type: 'bigint', name: 'expire_at', nullable: true })
  expireAt!: number | null;
}
