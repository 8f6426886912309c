import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which ticket a message was about is forgotten with the message: by the id of its row in the outbox, which tells when. */
export class Purge1764700000000 implements MigrationInterface {
  readonly name = 'Purge1764700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX ix_sent_messages_outbox ON sent_messages (outbox_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ix_sent_messages_outbox');
  }
}
