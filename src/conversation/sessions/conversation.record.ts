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

  @Column({ type: 'bigint', name: 'remind_at', nullable: true })
  remindAt!: number | null;

  @Column({ type: 'bigint', name: 'expire_at', nullable: true })
  expireAt!: number | null;

  /** The earlier of the two. */
  @Index('ix_conversations_due', { where: 'due_at IS NOT NULL' })
  @Column({ type: 'bigint', name: 'due_at', nullable: true })
  dueAt!: number | null;
}
