import 'reflect-metadata';
import { CommandFactory } from 'nest-commander';
import { demonstrates, loadEnv } from '../../config/env';
import { loadCity } from '../../config/load-config';
import { channelAccounts } from '../channel-accounts';
import { connect } from '../database';
import { EvidenceModule } from '../evidence';
import { HouseModule } from '../house.module';
import { InsightsModule } from '../insights';
import { createLogger } from '../logging';
import { records } from '../records';
import { AppError } from '../shared/app-error';
import { systemClock } from '../shared/clock';
import { TicketsModule } from '../tickets';
import { whatToDo } from '../what-to-do';
import { CliModule, RehearsalCliModule } from './cli.module';
import { cliErrors } from './cli.texts';
import { REHEARSE } from './rehearse.command';

const running = {
  logger: false as const,
  helpConfiguration: { commandUsage },
  errorHandler: (error: Error) => {
    throw error;
  },
  serviceErrorHandler: fail,
};

/** The operator's commands, on the same settings and database as the program. */
async function main(): Promise<void> {
  if (process.argv[2] === REHEARSE) return CommandFactory.run(RehearsalCliModule, running);
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
    await CommandFactory.run(CliModule.register([house, tickets, InsightsModule.register([house])]), running);
  } finally {
    await connections.close();
  }
}

/** As it is typed. */
function commandUsage(command: { parent: unknown; name(): string; usage(): string }): string {
  return ['npm run cli --', ...(command.parent ? [command.name()] : []), command.usage()].join(' ');
}

/** One sentence beside the output, and a code: 2 for a command that cannot be understood, 1 for one that cannot be done. */
function fail(error: Error): void {
  const { code = '' } = error as { code?: string };
  // commander ends help and version this way; that is no failure.
  if (code.startsWith('commander.help') || code === 'commander.version') return;
  process.exitCode = code.startsWith('commander.') || code.startsWith('usage.') ? 2 : 1;
  // commander has said what was wrong with the words of the command.
  if (!code.startsWith('commander.')) process.stderr.write(`${sentenceFor(error)}\n`);
}

function sentenceFor(error: Error): string {
  const words = error instanceof AppError ? cliErrors[error.code]?.(error.params) : undefined;
  const [first = ''] = (words ?? whatToDo(error)).split('\n');
  return first.replace('Could not start', 'The command failed');
}

main().catch(fail);
