import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A one-time code that binds a group, hashed. */
@Entity('bind_codes')
export class BindCodeRecord {
  @PrimaryColumn('text', { name: 'code_hash', primaryKeyConstraintName: 'pk_bind_codes' })
  codeHash!: string;

  @Column('text')
  unit!: string;

  @Column('text', { default: 'unit' })
  role!: string;

  @Column('bigint', { name: 'created_at' })
  createdAt!: number;

  @Column('bigint', { name: 'expires_at' })
  expiresAt!: number;

  @Column('bigint', { name: 'used_at', nullable: true })
  usedAt!: number | null;

  @Column('text', { name: 'used_by', nullable: true })
  usedBy!: string | null;
}
