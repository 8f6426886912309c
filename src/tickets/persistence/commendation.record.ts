import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A praise, credited to a unit; counted beside the rates. */
@Entity('commendations')
@Index('ix_commendations_unit', ['unit', 'at'])
@Index('ix_commendations_tell', ['tellAt'], { where: 'tell_at IS NOT NULL' })
@Index('ux_commendations_ticket', ['ticketId'], { unique: true })
export class CommendationRecord {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_commendations' })
  id!: string;

  @Column('text', { name: 'ticket_id' })
  ticketId!: string;

  @Column('text')
  number!: string;

  @Column('text')
  unit!: string;

  @Column('text', { nullable: true })
  district!: string | null;

  @Column('bigint')
  at!: number;

  @Column('text')
  words!: string;

  /** When its unit is to hear it; null once that is done. */
  @Column('bigint', { name: 'tell_at', nullable: true })
  tellAt!: number | null;
}
