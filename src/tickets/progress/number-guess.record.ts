import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Somebody asked for a ticket number that is not theirs. Forgotten after a day. */
@Entity('number_guesses')
@Index('ix_number_guesses_person', ['person', 'at'])
@Index('ix_number_guesses_at', ['at'])
export class NumberGuessRecord {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_number_guesses' })
  id!: string;

  @Column('text')
  person!: string;

  @Column('bigint')
  at!: number;
}
