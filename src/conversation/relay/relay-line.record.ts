import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One thing said or done in a relay, and whether the other side was told. */
@Entity('relay_lines')
@Index('ix_relay_lines_untold', ['id'], { where: 'told = 0' })
export class RelayLineRecord {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_relay_lines' })
  id!: string;

  @Column('text')
  relay!: string;

  @Column('text')
  kind!: string;

  @Column('text')
  side!: string;

  @Column('text', { nullable: true })
  words!: string | null;

  @Column('text')
  media!: string;

  @Column('text', { nullable: true })
  speaker!: string | null;

  @Column('bigint')
  at!: number;

  @Column('integer')
  told!: number;
}
