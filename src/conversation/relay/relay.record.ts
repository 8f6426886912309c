import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A resident who asked for a person, until the person hands the chat back. */
@Entity('relays')
@Index('ux_relays_live', ['conversation'], { unique: true, where: 'ended_at IS NULL' })
export class RelayRecord {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_relays' })
  id!: string;

  @Column('text')
  conversation!: string;

  @Column('text')
  channel!: string;

  @Column('text')
  account!: string;

  @Column('text', { name: 'chat_id' })
  chatId!: string;

  @Column('text')
  language!: string;

  @Column('text', { nullable: true })
  ticket!: string | null;

  @Column('text')
  state!: string;

  @Column('text', { name: 'taken_by', nullable: true })
  takenBy!: string | null;

  @Column('bigint', { name: 'opened_at' })
  openedAt!: number;

  @Column('bigint', { name: 'ended_at', nullable: true })
  endedAt!: number | null;
}
