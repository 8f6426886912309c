import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A ticket that a message to a group names. */
@Entity('listed_pings')
@Index('ix_listed_pings_ticket', ['ticketId'])
export class ListedPingRecord {
  /** Of the message. */
  @PrimaryColumn('text', { name: 'list_id', primaryKeyConstraintName: 'pk_listed_pings' })
  listId!: string;

  @PrimaryColumn('text', { name: 'ticket_id', primaryKeyConstraintName: 'pk_listed_pings' })
  ticketId!: string;

  @Column('text')
  channel!: string;

  @Column('text')
  account!: string;

  @Column('text', { name: 'chat_id' })
  chatId!: string;

  /** The unit that was told. */
  @Column('text')
  unit!: string;

  /** 1: the group is the unit's own. */
  @Column('integer')
  own!: number;
}
