import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A group chat that was bound to a unit in the chat itself. */
@Entity('unit_groups')
@Index('ix_unit_groups_unit', ['unit'])
export class UnitGroupRecord {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_unit_groups' })
  channel!: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_unit_groups' })
  account!: string;

  @PrimaryColumn('text', { name: 'chat_id', primaryKeyConstraintName: 'pk_unit_groups' })
  chatId!: string;

  @Column('text')
  unit!: string;

  @Column('text', { default: 'unit' })
  role!: string;

  @Column('text', { nullable: true })
  title!: string | null;

  @Column('bigint', { name: 'bound_at' })
  boundAt!: number;

  @Column('text', { name: 'bound_by' })
  boundBy!: string;
}
