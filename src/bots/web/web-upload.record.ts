import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A row of `web_uploads`: a file a person sent through the page. */
@Entity('web_uploads')
@Index('ix_web_uploads_person', ['personId'], { where: `person_id <> ''` })
export class WebUploadRecord {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_web_uploads' })
  ref!: string;

  @Column('text', { name: 'person_id' })
  personId!: string;

  @Column('text')
  kind!: string;

  @Column('text')
  mime!: string;

  @Column('text', { name: 'file_name', nullable: true })
  fileName!: string | null;

  @Column('bigint')
  bytes!: number;

  @Column('text', { name: 'stored_as' })
  storedAs!: string;

  @Column('bigint', { name: 'created_at' })
  createdAt!: number;
}
