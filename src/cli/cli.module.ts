import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import { BindCodeCommand } from './bind-code.command';
import { RehearseCommand } from './rehearse.command';
import { UnitsCommand } from './units.command';

/** The operator's commands. */
@Module({})
export class CliModule {
  static register(imports: Exclude<ModuleMetadata['imports'], undefined>): DynamicModule {
    return { module: CliModule, imports, providers: [BindCodeCommand, UnitsCommand, RehearseCommand] };
  }
}

/** What needs no database, so that none is opened for it. */
@Module({ providers: [RehearseCommand] })
export class RehearsalCliModule {}
