import { existsSync } from 'node:fs';
import { Inject } from '@nestjs/common';
import { resolve } from 'node:path';
import { Command } from 'nest-commander';
import type { Env } from '../../config/env';
import { copySqlite } from '../database';
import { ENV } from '../house.module';
import { AppError } from '../shared/app-error';
import { OperatorCommand, type Printed } from './operator-command';

/** Copies a SQLite database while the program runs. */
@Command({
  name: 'backup',
  arguments: '<file>',
  description: 'copy the SQLite database into a new file, whole, while the program runs; for PostgreSQL take pg_dump',
})
export class BackupCommand extends OperatorCommand {
  constructor(@Inject(ENV) private readonly env: Env) {
    super();
  }

  async run([file = '']: string[], options: Printed): Promise<void> {
    const path = resolve(file);
    if (existsSync(path)) throw new AppError('backup.fileExists', { file: path });
    await copySqlite(this.env.DATABASE_URL, path);
    this.print(options, { file: path }, [`The database was copied to ${path}. MEDIA_DIR is copied apart.`]);
  }
}
