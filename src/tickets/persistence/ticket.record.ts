import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A row of `tickets`; instants are epoch milliseconds. */
@Entity('tickets')
@Index('ux_tickets_number', ['number'], { unique: true })
@Index('ux_tickets_draft', ['draftId'], { unique: true })
@Index('ix_tickets_resident', ['residentKey', 'submittedAt'])
@Index('ix_tickets_lead', ['leadUnit', 'state'])
@Index('ix_tickets_joined', ['joinedInto'], { where: 'joined_into IS NOT NULL' })
@Index('ix_tickets_alike_street', ['alikeStreet', 'submittedAt'], { where: 'alike_street IS NOT NULL' })
@Index('ix_tickets_alike_cell', ['alikeCell', 'submittedAt'], { where: 'alike_cell IS NOT NULL' })
@Index('ix_tickets_street_submitted', ['street', 'submittedAt'])
export class TicketRecord {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_tickets' })
  id!: string;

  @Column('text')
  number!: string;

  @Column('text', { name: 'draft_id' })
  draftId!: string;

  @Column('text')
  state!: string;

  @Column('integer')
  revision!: number;

  @Column('text')
  kind!: string;

  @Column('text')
  category!: string;

  @Column('text')
  grade!: string;

  @Column('text')
  story!: string;

  @Column('text', { name: 'place_text', nullable: true })
  placeText!: string | null;

  @Column('double precision', { nullable: true })
  lat!: number | null;

  @Column('double precision', { nullable: true })
  lon!: number | null;

  @Column('text', { nullable: true })
  district!: string | null;

  @Column('text', { nullable: true })
  street!: string | null;

  @Column('text', { name: 'happened_text', nullable: true })
  happenedText!: string | null;

  @Column('bigint', { name: 'happened_from', nullable: true })
  happenedFrom!: number | null;

  @Column('bigint', { name: 'happened_to', nullable: true })
  happenedTo!: number | null;

  @Column('text')
  language!: string;

  @Column('integer', { name: 'is_public' })
  isPublic!: number;

  @Column('text', { name: 'contact_phone', nullable: true })
  contactPhone!: string | null;

  @Column('text', { name: 'resident_key' })
  residentKey!: string;

  @Column('text', { name: 'resident_channel' })
  residentChannel!: string;

  @Column('text', { name: 'resident_account' })
  residentAccount!: string;

  @Column('text', { name: 'resident_chat_id' })
  residentChatId!: string;

  @Column('text', { name: 'lead_unit' })
  leadUnit!: string;

  @Column('integer', { name: 'by_fallback' })
  byFallback!: number;

  @Column('bigint', { name: 'submitted_at' })
  submittedAt!: number;

  @Column('bigint', { name: 'dispatch_by' })
  dispatchBy!: number;

  @Column('bigint', { name: 'accept_by' })
  acceptBy!: number;

  @Column('bigint', { name: 'resolve_by' })
  resolveBy!: number;

  @Column('bigint', { name: 'clock_stopped_at', nullable: true })
  clockStoppedAt!: number | null;

  @Column('bigint', { name: 'accepted_at', nullable: true })
  acceptedAt!: number | null;

  @Column('bigint', { name: 'resolved_at', nullable: true })
  resolvedAt!: number | null;

  @Column('bigint', { name: 'closed_at', nullable: true })
  closedAt!: number | null;

  @Column('bigint', { name: 'updated_at' })
  updatedAt!: number;

  @Column('text', { name: 'state_before', nullable: true })
  stateBefore!: string | null;

  @Column('integer', { name: 'return_count' })
  returnCount!: number;

  @Column('integer', { name: 'urge_count' })
  urgeCount!: number;

  @Column('bigint', { name: 'last_urged_at', nullable: true })
  lastUrgedAt!: number | null;

  @Column('integer', { name: 'evidence_count' })
  evidenceCount!: number;

  @Column('text', { name: 'handler_id', nullable: true })
  handlerId!: string | null;

  @Column('text', { name: 'handler_name', nullable: true })
  handlerName!: string | null;

  @Column('bigint', { name: 'handled_at', nullable: true })
  handledAt!: number | null;

  /** Id of the ticket that is handled for this one too. */
  @Column('text', { name: 'joined_into', nullable: true })
  joinedInto!: string | null;

  @Column('integer', { default: 1 })
  people!: number;

  @Column('integer', { name: 'resident_left', default: 0 })
  residentLeft!: number;

  /** Under which words others who report it find it while it is open. */
  @Column('text', { name: 'alike_street', nullable: true })
  alikeStreet!: string | null;

  @Column('text', { name: 'alike_cell', nullable: true })
  alikeCell!: string | null;
}
