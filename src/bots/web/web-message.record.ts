import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A row of `web_messages`: one thing said in a chat of the web channel. */
@Entity('web_messages')
@Index('ix_web_messages_chat', ['chatId', 'id'])
@Index('ux_web_messages_client', ['chatId', 'clientId'], { unique: true })
@Index('ix_web_messages_edited', ['editedAt'], { where: 'edited_at IS NOT NULL' })
export class WebMessageRecord {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_web_messages' })
  id!: string;

  @Column('text', { name: 'chat_id' })
  chatId!: string;

  @Column('text')
  author!: string;

  @Column('text', { name: 'person_id', nullable: true })
  personId!: string | null;

  @Column('text', { name: 'person_name', nullable: true })
  personName!: string | null;

  @Column('text')
  payload!: string;

  @Column('text', { name: 'client_id', nullable: true })
  clientId!: string | null;

  @Column('bigint')
  at!: number;

  @Column('bigint', { name: 'edited_at', nullable: true })
  editedAt!: number | null;
}
