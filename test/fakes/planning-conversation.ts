import type { PlannedTurns, TurnEvent } from '../../src/bots/conversation-port';
import { Bundle } from '../../src/database';
import { FakeConversation } from './fake-conversation';

/** A fake conversation that plans: what it heard is appended when the plan is written. */
export class PlanningConversation extends FakeConversation {
  /** Whether the city must be asked to finish the turn of an event; never unless told. */
  asks: (event: TurnEvent) => boolean = () => false;
  /** Whether the city can be asked while writes are only gathered. */
  gathers = false;
  /** Called after planning and before writing, with what the plan was for. */
  planned: (events: TurnEvent[]) => Promise<void> = () => Promise.resolve();
  /** How the turns ended: written from the plan, finished from it, or run whole. */
  readonly ways: ('written' | 'finished' | 'whole')[] = [];

  override turn(...given: Parameters<FakeConversation['turn']>): ReturnType<FakeConversation['turn']> {
    this.ways.push('whole');
    return super.turn(...given);
  }

  async plan(events: TurnEvent[]): Promise<PlannedTurns[]> {
    for (const event of events) {
      const error = this.trips(event);
      if (error) throw error;
    }
    await this.planned(events);
    return [events.filter((event) => !this.asks(event)), events.filter((event) => this.asks(event))]
      .filter(({ length }) => length > 0)
      .map((group) => this.planFor(group));
  }

  private planFor(events: TurnEvent[]): PlannedTurns {
    return {
      keys: events.map(({ key }) => key),
      asks: events.some((event) => this.asks(event)),
      gathers: this.gathers,
      write: (sql) => {
        this.ways.push('written');
        append(sql, events);
        return events.flatMap((event) => this.says(event));
      },
      finish: (sql, keys) => {
        this.ways.push('finished');
        if (sql instanceof Bundle) {
          append(sql, events);
          return Promise.resolve(events.flatMap((event) => this.says(event)));
        }
        return super.turn(
          sql,
          events.filter(({ key }) => keys.has(key)),
        );
      },
    };
  }
}

function append(sql: Bundle, events: readonly TurnEvent[]): void {
  sql.insertEvery(
    'conversations',
    ['key', 'revision', 'data', 'updated_at'],
    events.map((event) => [event.key, 1, JSON.stringify([event.type === 'message' && event.message.eventId]), 0]),
    `(key) DO UPDATE SET revision = conversations.revision + 1,
      data = json_insert(conversations.data, '$[#]', json_extract(excluded.data, '$[0]'))`,
  );
}
