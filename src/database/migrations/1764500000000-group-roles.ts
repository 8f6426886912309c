import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A group chat, and the code that binds it, is of a unit's staff, leaders, supervisors or dispatchers. */
export class GroupRoles1764500000000 implements MigrationInterface {
  readonly name = 'GroupRoles1764500000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['unit_groups', 'bind_codes']) {
      await runner.query(`ALTER TABLE ${table} ADD COLUMN role text NOT NULL DEFAULT 'unit'`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['bind_codes', 'unit_groups']) await runner.query(`ALTER TABLE ${table} DROP COLUMN role`);
  }
}
