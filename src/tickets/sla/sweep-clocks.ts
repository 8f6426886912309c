import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../../config/city';
import { UnitOfWork, type Sql } from '../../database';
import { CLOCK, type Clock } from '../../shared/clock';
import { decideClock } from '../domain/clocks/decide-clock';
import { RaiseByRule } from '../supervision/raise-by-rule';
import { ActOnOverlay } from '../overlays/act-on-overlay';
import { CITY } from '../tokens';
import { takeDue, writeLooks, type DueClock, type Look } from './due-clocks';

/** What one transaction takes at most, and one sweep: the rest is there for the next. */
const BATCH = 200;
const BATCHES = 50;

/** Lets every clock that is due say what it has to say, once however many instances sweep. */
@Injectable()
export class SweepClocks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly overlays: ActOnOverlay,
    private readonly rules: RaiseByRule,
    @Inject(CITY) private readonly city: CityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** How many events were appended. Each batch is a transaction of its own; what fails is due at the next sweep. */
  async execute(): Promise<number> {
    let raised = 0;
    for (let batch = 0; batch < BATCHES; batch += 1) {
      const done = await this.unitOfWork.run((sql) => this.batch(sql));
      raised += done.raised;
      if (done.looked < BATCH) break;
    }
    return raised;
  }

  private async batch(sql: Sql): Promise<{ looked: number; raised: number }> {
    const now = this.clock.now();
    const due = await takeDue(sql, now, BATCH);
    const looks = due.map((clock): Look => ({ clock, decision: decideClock(clock, clock, now, this.city) }));
    const raised = await writeLooks(sql, looks, now);
    const missed = looks.filter(({ clock, decision }) => clock.clock === 'checkIn' && decision.breach);
    for (const { clock } of missed) await this.miss(clock);
    const late = looks.filter(({ clock, decision }) => clock.clock === 'handling' && decision.breach);
    for (const { clock } of late) await this.rules.breached(clock.ticketId);
    return { looked: due.length, raised: raised + missed.length };
  }

  /** Who was called and did not check in in time is missing. */
  private async miss({ ticketId, overlay }: DueClock): Promise<void> {
    if (overlay === null) return;
    const system = { kind: 'system' } as const;
    await this.overlays.execute({
      ticket: { id: ticketId },
      move: 'missCheckIn',
      overlay,
      by: system,
      words: null,
      evidence: [],
    });
  }
}
