import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { loadCity } from '../config/load-config';
import { loadEnv, type Env } from '../config/env';
import { createApplication } from './application';
import { BotsService, CHANNELS, type ChannelEntry } from './bots';
import { connect, type DatabaseConnections } from './database';
import { createLogger, secretsOf } from './logging';
import { records } from './records';
import { systemClock } from './shared/clock';
import { whatToDo } from './what-to-do';

async function main(): Promise<void> {
  const env = loadEnv();
  const city = loadCity(env.CONFIG_DIR, env.CITY);
  const logger = createLogger(env.LOG_LEVEL, secretsOf(env));
  const connections = await connect(env.DATABASE_URL, records);
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const { unitOfWork } = connections;
  const app = await createApplication({ env, city, unitOfWork, clock: systemClock, logger, registry });
  await app.listen({ port: env.PORT, host: env.HOST });
  announce(await app.getUrl(), env, app.get<ChannelEntry[]>(CHANNELS, { strict: false }));
  stopOnSignal(app, connections, env.STOP_WITHIN_SECONDS * 1_000);
}

/** Says where it serves and which channels are on, in the terminal of whoever started it. */
function announce(url: string, env: Env, channels: readonly ChannelEntry[]): void {
  const address = env.PUBLIC_URL ?? url.replace('[::1]', 'localhost').replace('127.0.0.1', 'localhost');
  const lines = [
    '应声 Yingsheng',
    `  居民 residents       ${address}/`,
    `  单位群 unit groups   ${address}/desk`,
    `  状态 health          ${address}/health`,
    ...channels.map(
      ({ channel, adapter, offBecause }) => `  ${channel.padEnd(20)} ${adapter ? 'on' : `off: ${offBecause}`}`,
    ),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** What hangs beyond every deadline is left; nothing is lost, for what was not done is still written down as such. */
const LAST_MOMENT_MS = 5_000;

/** Ends with 0 when all that was under way is done and said, with 1 when the time was not enough. */
function stopOnSignal(app: NestFastifyApplication, connections: DatabaseConnections, withinMs: number): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), withinMs + LAST_MOMENT_MS).unref();
    const bots = app.get(BotsService, { strict: false });
    void app
      .close()
      .then(() => connections.close())
      .then(
        () => process.exit(bots.late ? 1 : 0),
        () => process.exit(1),
      );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

// A listener that throws must not end the process that carries everybody else's messages.
process.on('unhandledRejection', (reason) => {
  process.stderr.write(
    `${JSON.stringify({ level: 'error', msg: 'unhandled rejection', name: (reason as Error)?.name })}\n`,
  );
});

// What nobody caught ends the process, as it must; where it came from is told, its words are not.
process.on('uncaughtException', (error) => {
  const at = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  const { code } = error as NodeJS.ErrnoException;
  process.stderr.write(`${JSON.stringify({ level: 'fatal', msg: 'uncaught', name: error.name, code, at })}\n`);
  process.exit(1);
});

main().catch((error: unknown) => {
  process.stderr.write(`${whatToDo(error)}\n`);
  process.exit(1);
});
