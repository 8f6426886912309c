import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who was ruled to lead matters of a category in a street. */
@Entity('dispatch_rulings')
export class DispatchRulingRecord {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_dispatch_rulings' })
  category!: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_dispatch_rulings' })
  street!: string;

  @Column('text')
  unit!: string;

  @Column('text')
  number!: string;

  @Column('integer', { name: 'is_rule' })
  isRule!: number;

  @Column('text', { name: 'ruled_by' })
  ruledBy!: string;

  @Column('bigint', { name: 'ruled_at' })
  ruledAt!: number;
}
