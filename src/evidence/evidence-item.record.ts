import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A row of `evidence_items`: one medium as its channel names it, and what became of it. */
@Entity('evidence_items')
@Index('ix_evidence_items_due', ['nextAt'], { where: 'next_at IS NOT NULL' })
@Index('ix_evidence_items_tell', ['tellAt'], { where: 'tell_at IS NOT NULL' })
@Index('ix_evidence_items_hash', ['hash'], { where: 'hash IS NOT NULL' })
@Index('ix_evidence_items_unowned', ['createdAt'], { where: 'owned = 0' })
export class EvidenceItemRecord {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_evidence_items' })
  channel!: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_evidence_items' })
  account!: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_evidence_items' })
  ref!: string;

  /** As the platform told, and once it is kept, as the content is. */
  @Column('text')
  kind!: string;

  /** Who may be asked about it; null when it came where nobody is asked. */
  @Column('text', { nullable: true })
  conversation!: string | null;

  @Column('text')
  state!: 'fetch' | 'hear' | 'kept' | 'lost';

  /** Tries of the step that is to be done. */
  @Column('integer')
  tries!: number;

  /** When the step is to be tried, and while it is: until when it is in somebody's hands. */
  @Column('bigint', { name: 'next_at', nullable: true })
  nextAt!: number | null;

  /** Why the last try failed. */
  @Column('text', { nullable: true })
  error!: string | null;

  /** 1 once a ticket holds it. */
  @Column('integer')
  owned!: number;

  @Column('text', { nullable: true })
  hash!: string | null;

  @Column('text', { nullable: true })
  extension!: string | null;

  @Column('text', { nullable: true })
  mime!: string | null;

  @Column('bigint', { nullable: true })
  bytes!: number | null;

  @Column('integer')
  thumbnail!: number;

  @Column('text', { name: 'file_name', nullable: true })
  fileName!: string | null;

  /** Where it was taken, until the person was asked. */
  @Column('double precision', { nullable: true })
  lat!: number | null;

  @Column('double precision', { nullable: true })
  lon!: number | null;

  /** What was heard in it, until the person was asked. */
  @Column('text', { nullable: true })
  words!: string | null;

  /** When the conversation is to be told of place or words. */
  @Column('bigint', { name: 'tell_at', nullable: true })
  tellAt!: number | null;

  @Column('bigint', { name: 'created_at' })
  createdAt!: number;

  @Column('bigint', { name: 'kept_at', nullable: true })
  keptAt!: number | null;
}
