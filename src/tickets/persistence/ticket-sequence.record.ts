import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last number given on a day of a city. */
@Entity('ticket_sequences')
export class TicketSequenceRecord {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_ticket_sequences' })
  city!: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_ticket_sequences' })
  day!: string;

  @Column('integer')
  last!: number;
}
