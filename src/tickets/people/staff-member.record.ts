import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person of staff, known by the account they write from. */
@Entity('staff_members')
export class StaffMemberRecord {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_staff_members' })
  key!: string;

  @Column('text')
  unit!: string;

  @Column('text')
  role!: string;

  @Column('text', { nullable: true })
  name!: string | null;

  @Column('bigint', { name: 'bound_at' })
  boundAt!: number;
}
