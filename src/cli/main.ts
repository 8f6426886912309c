import 'reflect-metadata';
import { CommandFactory } from 'nest-commander';
import { demonstrates, loadEnv } from '../../config/env';
import { loadCity } from '../../config/load-config';
import { channelAccounts } from '../channel-accounts';
import { connect } from '../database';
import { EvidenceModule } from '../evidence';
import { HouseModule } from '../house.module';
import { createLogger } from '../logging';
import { records } from '../records';
import { AppError } from '../shared/app-error';
import { systemClock } from '../shared/clock';
import { TicketsModule } from '../tickets';
import { whatToDo } from '../what-to-do';
import { CliModule } from './cli.module';
import { cliErrors } from './cli.texts';

/** The operator's commands, on the same settings and database as the program. */
async function main(): Promise<void> {
  const env = loadEnv();
  const city = loadCity(env.CONFIG_DIR, env.CITY);
  const connections = await connect(env.DATABASE_URL, records);
  const house = HouseModule.register({
    env,
    city,
    unitOfWork: connections.unitOfWork,
    clock: systemClock,
    logger: createLogger('silent'),
  });
  const tickets = TicketsModule.register({
    imports: [house, EvidenceModule.forTickets(connections.unitOfWork, systemClock)],
    channelAccounts: () => channelAccounts(env),
    demoGroups: demonstrates(env),
  });
  try {
    await CommandFactory.run(CliModule.register([house, tickets]), {
      logger: false,
      cliName: 'npm run cli --',
      errorHandler: fail,
      serviceErrorHandler: fail,
    });
  } finally {
    await connections.close();
  }
}

function fail(error: Error): void {
  const code = (error as { code?: string }).code ?? '';
  // commander ends help and version this way; that is no failure.
  if (code.startsWith('commander.help') || code === 'commander.version') return;
  // It has said what was wrong with the words of the command.
  if (code.startsWith('commander.')) return void (process.exitCode = 2);
  process.exitCode = 1;
  const refused = error instanceof AppError ? error : null;
  const words = refused ? cliErrors[refused.code] : undefined;
  const [sentence = ''] = (words ? words(refused?.params ?? {}) : whatToDo(error)).split('\n');
  process.stderr.write(`${sentence.replace('Could not start', 'The command failed')}\n`);
}

main().catch(fail);
