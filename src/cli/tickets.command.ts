import { userInfo } from 'node:os';
import { Inject } from '@nestjs/common';
import { Command, Option } from 'nest-commander';
import type { CityConfig } from '../../config/city';
import {
  AuditLog,
  CITY,
  ListTickets,
  TICKET_STATES,
  type TicketLine,
  type TicketSheet,
  type TicketState,
} from '../tickets';
import { minute, oneOf, OperatorCommand, table, wholeNumber, type Printed } from './operator-command';
import { unitCalled } from './unit-called';

interface Asked extends Printed {
  state?: TicketState;
  unit?: string;
  limit?: number;
  inClear?: boolean;
}

const LINES = 50;

/** Lists tickets, or shows one with its history. */
@Command({
  name: 'tickets',
  arguments: '[number]',
  description: 'list the newest tickets, or show one with its history; phones and accounts are masked',
})
export class TicketsCommand extends OperatorCommand {
  constructor(
    private readonly tickets: ListTickets,
    private readonly audit: AuditLog,
    @Inject(CITY) private readonly city: CityConfig,
  ) {
    super();
  }

  @Option({ flags: '--state <state>', description: `only in this state: ${TICKET_STATES.join(', ')}` })
  takeState(state: string): TicketState {
    return oneOf(TICKET_STATES, state);
  }

  @Option({ flags: '--unit <unit>', description: 'only those that this unit leads (code or whole name)' })
  takeUnit(unit: string): string {
    return unit;
  }

  @Option({ flags: '--limit <number>', description: `at most so many lines; ${LINES} unless told` })
  takeLimit(limit: string): number {
    return wholeNumber(limit);
  }

  @Option({ flags: '--in-clear', description: 'with a number: show phone, account and words unmasked' })
  takeInClear(): boolean {
    return true;
  }

  async run([number]: string[], { state, unit, limit = LINES, inClear = false, json }: Asked): Promise<void> {
    if (number !== undefined) {
      const ticket = await this.tickets.show(number, { inClear });
      if (inClear) await this.note(ticket);
      return this.print({ json }, { ticket }, sheetLines(ticket));
    }
    const of = { ...(state ? { state } : {}), ...(unit ? { unit: unitCalled(this.city, unit) } : {}) };
    const tickets = await this.tickets.list(of, limit);
    this.print({ json }, { tickets }, tickets.length ? listLines(tickets) : ['There are no such tickets.']);
  }

  /** A look in clear is written down like any other. */
  private note({ id }: TicketSheet): Promise<void> {
    const actor = { kind: 'operator', id: null, name: userInfo().username };
    return this.audit.note([{ action: 'sawContact', actor, ticketId: id, detail: {} }]);
  }
}

function listLines(tickets: readonly TicketLine[]): string[] {
  const head = ['NUMBER', 'STATE', 'GRADE', 'RESOLVE BY', 'CATEGORY', 'UNIT'];
  const rows = tickets.map(({ number, state, grade, resolveBy, category, leadUnit }) => {
    return [number, state, grade, minute(resolveBy), category, leadUnit];
  });
  return table([head, ...rows]);
}

function sheetLines({ history, ...ticket }: TicketSheet): string[] {
  const shown = Object.entries(ticket).map(([name, value]) => [name, value instanceof Date ? minute(value) : value]);
  const facts = table(shown.map(([name, value]) => [String(name), String(value ?? '-')]));
  return [...facts, '', ...table(history.map(({ type, at, by }) => [minute(at), type, by]))];
}
