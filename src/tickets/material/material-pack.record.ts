import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A pack that was given to a unit; its id is not to be guessed. */
@Entity('material_packs')
@Index('ix_material_packs_ticket', ['ticketId'])
export class MaterialPackRecord {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_material_packs' })
  id!: string;

  @Column('text', { name: 'ticket_id' })
  ticketId!: string;

  @Column('text')
  unit!: string;

  @Column('text', { name: 'given_by' })
  givenBy!: string;

  @Column('bigint', { name: 'given_at' })
  givenAt!: number;

  @Column('bigint', { name: 'expires_at' })
  expiresAt!: number;
}
