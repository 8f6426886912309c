import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { LOGGER, type Logger } from '../../../src/bots/logger';
import { WebAdapter, WebModule, type WebOptions } from '../../../src/bots/web';
import { UnitOfWork, type DatabaseConnections } from '../../../src/database';
import { CLOCK, systemClock } from '../../../src/shared/clock';
import { evidenceFor } from '../evidence';

/** The web channel alone, with its HTTP door, on a folder and a database of its own. */
export interface WebHouse {
  app: NestFastifyApplication;
  adapter: WebAdapter;
  mediaDir: string;
  close(): Promise<void>;
}

/** Brings the web channel up; the adapter is not started. A folder for media that is given is not removed. */
export async function webHouse(
  database: Pick<DatabaseConnections, 'unitOfWork'>,
  options: Partial<WebOptions> = {},
  logger: Logger | null = null,
): Promise<WebHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'yingsheng-web-'));
  for (const page of ['index.html', 'desk.html'])
    writeFileSync(
      join(folder, page),
      `<!doctype html><title>${page}</title><meta content="[[emergency]]"><p>[[numbers zh]]|[[numbers en]]</p>`,
    );
  writeFileSync(join(folder, 'chat-abc.js'), 'export {};');
  const Ground = class {};
  Module({
    providers: [
      { provide: UnitOfWork, useValue: database.unitOfWork },
      { provide: CLOCK, useValue: systemClock },
      { provide: LOGGER, useValue: logger },
    ],
    exports: [UnitOfWork, CLOCK, LOGGER],
  })(Ground);
  const given: WebOptions = {
    mediaDir: folder,
    maxMediaBytes: 50_000,
    demo: 'localhost',
    pagesDir: folder,
    emergencyNumbers: { crime: '110', fire: '119', injury: '119' },
    evidence: evidenceFor(database.unitOfWork, { mediaDir: options.mediaDir ?? folder, maxBytes: 50_000 }),
    ...options,
  };
  const module = WebModule.register({ imports: [Ground], options: { useFactory: () => given } });
  const built = await Test.createTestingModule({ imports: [module] }).compile();
  const app = built.createNestApplication<NestFastifyApplication>(new FastifyAdapter({ forceCloseConnections: true }), {
    logger: false,
  });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const close = async (): Promise<void> => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { app, adapter: app.get(WebAdapter), mediaDir: given.mediaDir, close };
}
