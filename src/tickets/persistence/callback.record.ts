import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One person asked about one matter that was done; what the three rates are counted from. */
@Entity('callbacks')
@Index('ix_callbacks_ticket', ['ticketId'])
@Index('ix_callbacks_conversation', ['conversation'], { where: "state = 'asked'" })
@Index('ix_callbacks_ask', ['askAt'], { where: "state = 'waiting'" })
@Index('ix_callbacks_remind', ['remindAt'], { where: "state = 'asked'" })
@Index('ix_callbacks_expire', ['expiresAt'], { where: "state = 'asked'" })
@Index('ix_callbacks_answered', ['answeredAt'], { where: 'effective = 1' })
export class CallbackRecord {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_callbacks' })
  id!: string;

  /** The ticket that was handled; the person's own may be joined into it. */
  @Column('text', { name: 'ticket_id' })
  ticketId!: string;

  /** Of the person's own ticket. */
  @Column('text')
  number!: string;

  /** The resident's key. */
  @Column('text')
  conversation!: string;

  @Column('text')
  language!: string;

  @Column('text')
  state!: string;

  @Column('bigint', { name: 'ask_at' })
  askAt!: number;

  @Column('bigint', { name: 'asked_at', nullable: true })
  askedAt!: number | null;

  /** When to remind; null once that is done. */
  @Column('bigint', { name: 'remind_at', nullable: true })
  remindAt!: number | null;

  @Column('bigint', { name: 'expires_at' })
  expiresAt!: number;

  @Column('bigint', { name: 'answered_at', nullable: true })
  answeredAt!: number | null;

  @Column('integer')
  contacted!: number;

  @Column('integer', { nullable: true })
  solved!: number | null;

  /** 5 very satisfied … 1 very dissatisfied. */
  @Column('integer', { nullable: true })
  satisfaction!: number | null;

  @Column('text', { nullable: true })
  words!: string | null;

  @Column('text')
  evidence!: string;

  @Column('integer')
  effective!: number;

  @Column('text')
  unit!: string;

  @Column('text', { nullable: true })
  district!: string | null;

  @Column('text')
  category!: string;
}
