import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Somebody looked at personal data, ruled, or was let in. Only added to. */
@Entity('audit_log')
@Index('ix_audit_log_ticket', ['ticketId'])
@Index('ix_audit_log_at', ['at'])
export class AuditEntryRecord {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_audit_log' })
  id!: string;

  @Column('bigint')
  at!: number;

  @Column('text')
  action!: string;

  @Column('text', { name: 'actor_kind' })
  actorKind!: string;

  @Column('text', { name: 'actor_id', nullable: true })
  actorId!: string | null;

  @Column('text', { name: 'actor_name', nullable: true })
  actorName!: string | null;

  @Column('text', { name: 'ticket_id', nullable: true })
  ticketId!: string | null;

  @Column('text')
  detail!: string;
}
