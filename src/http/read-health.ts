import { Inject, Injectable } from '@nestjs/common';
import { BotsService, errorCode, type BotsHealthReport, type ChannelState, type HealthHere } from '../bots';
import { UnitOfWork } from '../database';
import { AppError } from '../shared/app-error';
import { CLOCK, type Clock } from '../shared/clock';
import type { ChannelReport, DatabaseReport, HealthReport } from './health-report';

/** A database that says nothing for so long is as good as gone. */
const PATIENCE_MS = 3_000;
/** A turn that waits so long will not come; another copy, or a restart, may do better. */
const STUCK_MS = 120_000;
/** The database refused a turn so recently that the next would be refused too. */
const REFUSED_MS = 60_000;
/** What waits to be sent for so long is worth a look. */
const SLOW_OUTBOX_MS = 300_000;

type Told = HealthReport & Required<Pick<HealthReport, 'because'>>;

type Read = HealthHere & Partial<BotsHealthReport>;

/** Use case: whether this copy can serve, and all that an operator needs to see why not. */
@Injectable()
export class ReadHealth {
  constructor(
    private readonly bots: BotsService,
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Never rejects: a database that is away is an answer too. */
  async execute(): Promise<Told> {
    const since = performance.now();
    const { dialect: type } = this.unitOfWork;
    try {
      const report = await inTime(this.bots.health());
      const tookMs = Math.round(performance.now() - since);
      return this.judged(report, { state: 'up', type, tookMs });
    } catch (error) {
      return this.judged(this.bots.healthHere(), { state: 'down', type, why: errorCode(error) });
    }
  }

  private judged(read: Read, database: DatabaseReport): Told {
    const serious = seriousIn(read, database);
    const minor = minorIn(read);
    const working = serious.length ? 'down' : minor.length ? 'degraded' : 'ok';
    const { channels, lanes, inbox, outbox } = read;
    return {
      status: this.bots.stopping ? 'stopping' : working,
      at: this.clock.now(),
      because: [...serious, ...minor],
      database,
      channels: channels.map(channelReport),
      lanes,
      ...(inbox && outbox ? { inbox, outbox } : {}),
    };
  }
}

/** Messages cannot be taken here. */
function seriousIn({ lanes, turnsRefusedMs }: Read, { state }: DatabaseReport): string[] {
  return present({
    'database.down': state === 'down',
    'turns.refused': turnsRefusedMs !== null && turnsRefusedMs < REFUSED_MS,
    'turns.stuck': lanes.oldestMs > STUCK_MS,
  });
}

/** Messages are taken, and yet somebody should look. */
function minorIn({ channels, unfinished, inbox, outbox }: Read): string[] {
  const off = channels.filter(({ health }) => health && health.state !== 'up');
  const late = Object.keys(unfinished).filter((chore) => (unfinished[chore] ?? 0) > STUCK_MS);
  const troubled = [...off.map(({ channel }) => `channel.${channel}`), ...late.map((chore) => `sweep.${chore}`)];
  if (!inbox || !outbox) return troubled;
  const waiting = present({
    'inbox.stuck': inbox.oldestMs > STUCK_MS,
    'outbox.slow': outbox.oldestMs > SLOW_OUTBOX_MS,
    deadLetters: inbox.dead + outbox.dead > 0,
  });
  return [...troubled, ...waiting];
}

function present(found: Record<string, boolean>): string[] {
  return Object.keys(found).filter((name) => found[name]);
}

function channelReport({ channel, account, health, offBecause }: ChannelState): ChannelReport {
  if (!health) return { channel, account, state: 'off', ...(offBecause ? { why: offBecause } : {}) };
  return { channel, account, ...health };
}

function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new AppError('database.silent')), PATIENCE_MS);
    work.then(resolve, reject).finally(() => clearTimeout(late));
  });
}
