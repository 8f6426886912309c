import { Gauge, type Registry } from 'prom-client';
import type { BotsHealthReport, BotsService, HealthHere } from '../../bots';

const STATES = ['up', 'degraded', 'down', 'needsLogin'] as const;

/** What is read when somebody asks, and not before: what waits, how long, what failed, how the channels fare. */
export class StateGauges {
  private readonly channel: Gauge<'channel' | 'state'>;
  private readonly waiting: Gauge<'box'>;
  private readonly oldest: Gauge<'box'>;
  private readonly dead: Gauge<'box'>;
  private readonly unfinished: Gauge<'sweep'>;
  private readonly database: Gauge;

  constructor(
    registry: Registry,
    private readonly bots: BotsService,
  ) {
    const gauge = <Label extends string>(name: string, help: string, labelNames: Label[]): Gauge<Label> =>
      new Gauge({ name: `yingsheng_${name}`, help, labelNames, registers: [registry] });
    this.channel = gauge('channel_state', '1 for the state a channel is in, 0 for the others', ['channel', 'state']);
    this.waiting = gauge('waiting', 'What waits: lanes, inbox, outbox (due or to be tried again) or parked', ['box']);
    this.oldest = gauge('oldest_waiting_seconds', 'How long the oldest of it has waited', ['box']);
    this.dead = gauge('dead_letters', 'What failed for good and awaits the operator', ['box']);
    this.unfinished = gauge('unfinished_sweep_seconds', 'For how long a sweep has failed or hung', ['sweep']);
    this.database = gauge('database_up', '1 while the database answers', []);
  }

  /** Reads anew. While the database is away its figures are left out rather than repeated. */
  async read(): Promise<void> {
    this.here(this.bots.healthHere());
    for (const one of [this.waiting, this.oldest, this.dead]) one.reset();
    try {
      this.backlogs(await this.bots.health());
      this.database.set(1);
    } catch {
      this.database.set(0);
    }
  }

  private here({ channels, unfinished }: HealthHere): void {
    this.unfinished.reset();
    for (const [sweep, ms] of Object.entries(unfinished)) this.unfinished.set({ sweep }, ms / 1_000);
    for (const { channel, health } of channels) {
      if (!health) continue;
      for (const state of STATES) this.channel.set({ channel, state }, health.state === state ? 1 : 0);
    }
  }

  private backlogs({ lanes, inbox, outbox }: BotsHealthReport): void {
    const boxes = { lanes: lanes, inbox, outbox: { waiting: outbox.queued, oldestMs: outbox.oldestMs } };
    for (const [box, { waiting, oldestMs }] of Object.entries(boxes)) {
      this.waiting.set({ box }, waiting);
      this.oldest.set({ box }, oldestMs / 1_000);
    }
    this.waiting.set({ box: 'parked' }, outbox.parked);
    this.dead.set({ box: 'inbox' }, inbox.dead);
    this.dead.set({ box: 'outbox' }, outbox.dead);
  }
}
