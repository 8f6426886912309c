import { Inject } from '@nestjs/common';
import { Command, Option } from 'nest-commander';
import { AuditLog, ListTickets } from '../tickets';
import { minute, OperatorCommand, table, wholeNumber, type Printed } from './operator-command';

const LINES = 50;

/** Who looked at personal data, and who ruled. */
@Command({
  name: 'audit',
  arguments: '[number]',
  description: 'list the newest looks at personal data and rulings, of all tickets or of one',
})
export class AuditCommand extends OperatorCommand {
  constructor(
    @Inject(AuditLog) private readonly audit: AuditLog,
    private readonly tickets: ListTickets,
  ) {
    super();
  }

  @Option({ flags: '--limit <number>', description: `at most so many lines; ${LINES} unless told` })
  takeLimit(limit: string): number {
    return wholeNumber(limit);
  }

  async run([number]: string[], { limit = LINES, json }: { limit?: number } & Printed): Promise<void> {
    const ticket = number === undefined ? null : await this.tickets.show(number, { inClear: false });
    const entries = await this.audit.list(limit, ticket?.id ?? null);
    const rows = entries.map(({ at, action, actor, number, detail }) => {
      return [minute(at), action, actor.kind, actor.name ?? actor.id ?? '-', number ?? '-', JSON.stringify(detail)];
    });
    const head = ['AT', 'ACTION', 'WHO', 'NAME', 'TICKET', 'DETAIL'];
    this.print({ json }, { entries }, rows.length ? table([head, ...rows]) : ['Nothing is written down yet.']);
  }
}
