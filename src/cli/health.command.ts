import { Inject } from '@nestjs/common';
import { Command, Option } from 'nest-commander';
import type { Env } from '../../config/env';
import { ReadBacklogs } from '../bots';
import { ENV } from '../house.module';
import { AppError } from '../shared/app-error';
import { OperatorCommand, table, type Printed } from './operator-command';

interface Asked extends Printed {
  url?: string;
}

interface Answer {
  status: string;
  because?: string[];
  database?: { state: string; type: string; tookMs?: number };
  channels?: { channel: string; state: string; since?: string; why?: string; qr?: string }[];
}

const PATIENCE_MS = 5_000;

/** Asks the running program how it fares. */
@Command({
  name: 'health',
  description: 'ask the running program how it fares, and the database what waits; code 1 when it cannot take messages',
})
export class HealthCommand extends OperatorCommand {
  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly backlogs: ReadBacklogs,
  ) {
    super();
  }

  @Option({ flags: '--url <address>', description: 'where it serves, if not at HOST and PORT' })
  takeUrl(url: string): string {
    return url;
  }

  async run(_: string[], { url, json }: Asked): Promise<void> {
    const { inbox, outbox } = await this.backlogs.read();
    const at = url ?? `http://${this.host()}:${this.env.PORT}`;
    const { status, because = [], database, channels = [] } = await this.ask(at.replace(/\/+$/, ''));
    const lines = [
      `${status}${because.length ? `: ${because.join(', ')}` : ''}`,
      ...table([
        ['inbox', `${inbox.waiting} waiting, the oldest ${inbox.oldestMs} ms, ${inbox.dead} dead`],
        [
          'outbox',
          `${outbox.queued} queued, the oldest ${outbox.oldestMs} ms, ${outbox.parked} parked, ${outbox.dead} dead`,
        ],
        ...channels.map(({ channel, state, why, qr }) => [channel, [state, why, qr].filter(Boolean).join(' ')]),
      ]),
    ];
    this.print({ json }, { status, because, database: database ?? null, channels, inbox, outbox }, lines);
    if (status !== 'ok' && status !== 'degraded') process.exitCode = 1;
  }

  private host(): string {
    const { HOST } = this.env;
    return ['0.0.0.0', '::'].includes(HOST) ? '127.0.0.1' : HOST.includes(':') ? `[${HOST}]` : HOST;
  }

  private async ask(at: string): Promise<Answer> {
    const { OPERATOR_TOKEN: token } = this.env;
    const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
    try {
      const response = await fetch(`${at}/health`, { headers, signal: AbortSignal.timeout(PATIENCE_MS) });
      return (await response.json()) as Answer;
    } catch (cause) {
      throw new AppError('cli.silent', { at }, { cause });
    }
  }
}
