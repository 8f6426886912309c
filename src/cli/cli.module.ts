import { type DynamicModule, Module, type ModuleMetadata, type Provider } from '@nestjs/common';
import type { CityConfig } from '../../config/city';
import { DropDeadLetter, ListDeadLetters, Purge, ReadBacklogs, ReplayInbox, RetryDeadLetter } from '../bots';
import { UnitOfWork } from '../database';
import { CLOCK, type Clock } from '../shared/clock';
import { CITY } from '../tickets';
import { AuditCommand } from './audit.command';
import { BackupCommand } from './backup.command';
import { BindCodeCommand } from './bind-code.command';
import { RatesCommand } from './rates.command';
import { RehearseCommand } from './rehearse.command';
import { CallbacksCommand } from './callbacks.command';
import { DeadLettersCommand } from './dead-letters.command';
import { DispatchRulesCommand } from './dispatch-rules.command';
import { DropCommand } from './drop.command';
import { HealthCommand } from './health.command';
import { PeopleCommand } from './people.command';
import { PersonCodeCommand } from './person-code.command';
import { PurgeCommand } from './purge.command';
import { ReplayCommand } from './replay.command';
import { RetryCommand } from './retry.command';
import { StaffCommand } from './staff.command';
import { TicketsCommand } from './tickets.command';
import { UnbindCommand } from './unbind.command';
import { UnitsCommand } from './units.command';

const commands: Provider[] = [
  AuditCommand,
  BackupCommand,
  BindCodeCommand,
  CallbacksCommand,
  DeadLettersCommand,
  DispatchRulesCommand,
  DropCommand,
  HealthCommand,
  PeopleCommand,
  PersonCodeCommand,
  PurgeCommand,
  RatesCommand,
  RehearseCommand,
  ReplayCommand,
  RetryCommand,
  StaffCommand,
  TicketsCommand,
  UnbindCommand,
  UnitsCommand,
];

/** What carries messages, as far as the tables tell: nothing is sent or heard here. */
const tables: Provider[] = [
  ...[ListDeadLetters, DropDeadLetter].map((use): Provider => {
    return { provide: use, inject: [UnitOfWork], useFactory: (unit: UnitOfWork) => new use(unit) };
  }),
  ...[RetryDeadLetter, ReplayInbox, ReadBacklogs].map((use): Provider => {
    const useFactory = (unit: UnitOfWork, clock: Clock) => new use(unit, clock);
    return { provide: use, inject: [UnitOfWork, CLOCK], useFactory };
  }),
  {
    provide: Purge,
    inject: [UnitOfWork, CLOCK, CITY],
    useFactory: (unit: UnitOfWork, clock: Clock, { policy }: CityConfig) => new Purge(unit, clock, policy.keptDays),
  },
];

/** The operator's commands; one file each. */
@Module({})
export class CliModule {
  static register(imports: Exclude<ModuleMetadata['imports'], undefined>): DynamicModule {
    return { module: CliModule, imports, providers: [...tables, ...commands] };
  }
}

/** What needs no database, so that none is opened for it. */
@Module({ providers: [RehearseCommand] })
export class RehearsalCliModule {}
