import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What one person has uploaded is counted at every upload. Copies of what other channels hold are nobody's. */
export class UploadsByPerson1765800000000 implements MigrationInterface {
  readonly name = 'UploadsByPerson1765800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX ix_web_uploads_person ON web_uploads (person_id) WHERE person_id <> ''`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ix_web_uploads_person');
  }
}
