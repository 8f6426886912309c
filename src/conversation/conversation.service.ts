import { Inject, Injectable } from '@nestjs/common';
import type { Bundle, Sql } from '../database';
import { CLOCK, type Clock } from '../shared/clock';
import { Announcements } from './announcements';
import { CallRunner, isGathered } from './calls';
import type { StepEvent } from './engine/step';
import { step } from './engine/step';
import { flows } from './flows';
import type { Outgoing } from './outgoing';
import { outgoingOf } from './outgoing-of';
import type { PlannedTurns } from './planned-turns';
import { SessionStore, type DueTimer, type StoredSession } from './sessions/session.store';
import { SituationBuilder, type Situation, type TurnEvent } from './situation';

const MOST_ROUNDS = 6;

interface Plan {
  turns: Situation[];
  stored: StoredSession[];
  now: Date;
}

/** Runs turns: sessions in, pure steps, the city's answers, sessions and messages out, all in one transaction. */
@Injectable()
export class ConversationService {
  constructor(
    private readonly store: SessionStore,
    private readonly situations: SituationBuilder,
    private readonly calls: CallRunner,
    private readonly announcements: Announcements,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** At most one event per conversation; whatever throws rolls the whole batch back. */
  async turn(sql: Sql, events: readonly TurnEvent[]): Promise<Outgoing[]> {
    const now = this.clock.now();
    const loaded = await this.store.load(
      sql,
      events.map(({ key }) => key),
    );
    // What was found for a conversation that is not remembered any more concerns nobody.
    const there = events.map((event, index) => event.type !== 'found' || Boolean(loaded[index]?.session));
    const stored = loaded.filter((_, index) => there[index]);
    const turns = await this.begun(
      events.filter((_, index) => there[index]),
      stored,
      now,
    );
    return this.finish(sql, { turns, stored, now });
  }

  /**
   * The first steps of messages, without a transaction: nothing is written, nobody is asked. Those who ask the city for
   * something come last and by themselves, so that nobody else waits for the answer.
   */
  async plan(events: readonly TurnEvent[]): Promise<PlannedTurns[]> {
    const now = this.clock.now();
    const keys = events.map(({ key }) => key);
    const reading = this.store.peek(keys);
    const guessed = this.store.guess(keys);
    const [stored, guessedTurns] = await Promise.all([reading, this.begun(events, guessed, now)]);
    const isRight = stored.every(({ revision }, index) => revision === guessed[index]?.revision);
    const turns = isRight ? guessedTurns : await this.begun(events, stored, now);
    const all = { turns, stored, now };
    const groups = [false, true].map((asking) => ({
      asking,
      plan: partOf(all, ({ calls }) => calls.length > 0 === asking),
    }));
    return groups.filter(({ plan }) => plan.turns.length > 0).map(({ asking, plan }) => this.planned(plan, asking));
  }

  private planned(plan: Plan, asks: boolean): PlannedTurns {
    return {
      keys: plan.stored.map(({ key }) => key),
      asks,
      gathers: plan.turns.every(({ calls }) => calls.every(({ call }) => isGathered(call))),
      write: (sql) => this.write(sql, plan),
      finish: (sql, fresh) =>
        this.finish(
          sql,
          partOf(plan, (_, { key }) => fresh.has(key)),
        ),
    };
  }

  /** The situations after their first steps. */
  private async begun(events: readonly TurnEvent[], stored: readonly StoredSession[], now: Date): Promise<Situation[]> {
    const turns = await this.situations.build(events, stored, now);
    for (const turn of turns) advance(turn, turn.first);
    return turns;
  }

  /** Asks until nobody has a question, writes, and tells what is to be said. */
  private async finish(sql: Sql, { turns, stored, now }: Plan): Promise<Outgoing[]> {
    const asked = await this.rounds(turns);
    await this.store.save(sql, changed(turns, stored), now.getTime());
    const said = turns.flatMap((turn) => outgoingOf(turn));
    return asked ? [...said, ...(await this.pendingNotices())] : said;
  }

  private write(sql: Bundle, { turns, stored, now }: Plan): Outgoing[] {
    this.store.saveEvery(sql, changed(turns, stored), now.getTime());
    return turns.flatMap((turn) => outgoingOf(turn));
  }

  /** What is to be said though nobody spoke in that chat. */
  pendingNotices(): Promise<Outgoing[]> {
    return this.announcements.take();
  }

  dueTimers(nowMs: number, limit: number): Promise<DueTimer[]> {
    return this.store.due(nowMs, limit);
  }

  /** Has the calls answered, and steps on with the outcomes until nobody asks. */
  private async rounds(turns: Situation[]): Promise<boolean> {
    let asked = false;
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const waiting = turns.filter((turn) => turn.calls.length > 0);
      if (!waiting.length) break;
      asked = true;
      const calls = waiting.flatMap((turn) => turn.calls.map((call) => ({ turn, ...call })));
      for (const turn of waiting) turn.calls = [];
      const outcomes = await this.calls.run(calls.map(({ call }) => call));
      calls.forEach(({ turn, flow, call }, index) => {
        const outcome = outcomes[index];
        if (outcome)
          advance(turn, { type: 'outcome', input: turn.heard, declined: turn.declined, flow, call, outcome });
      });
    }
    return asked;
  }
}

/** The turns that are to be kept, with their sessions. */
function partOf({ turns, stored, now }: Plan, keep: (turn: Situation, stored: StoredSession) => boolean): Plan {
  const kept = turns.map((turn, index) => keep(turn, stored[index] as StoredSession));
  return { turns: turns.filter((_, index) => kept[index]), stored: stored.filter((_, index) => kept[index]), now };
}

function advance(turn: Situation, event: StepEvent): void {
  const { session, effects, input, declined } = step(turn.session, event, turn.world, flows);
  turn.session = session;
  turn.heard = input;
  turn.declined = declined;
  for (const effect of effects) {
    if (effect.type === 'call') turn.calls.push({ flow: effect.flow, call: effect.call });
    else turn.said.push(effect);
  }
}

function changed(turns: readonly Situation[], stored: readonly StoredSession[]): StoredSession[] {
  return turns.flatMap((turn, index) => {
    const before = stored[index];
    const text = JSON.stringify(turn.session);
    if (!before || before.text === text) return [];
    // A group's chatter leaves no session behind.
    if (!before.session && turn.silent && !turn.said.length) return [];
    return [{ ...before, session: turn.session, text }];
  });
}
