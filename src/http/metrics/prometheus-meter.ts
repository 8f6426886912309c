import { Counter, type Registry } from 'prom-client';
import type { Meter } from '../../bots';
import type { TicketMeter } from '../../tickets';
import { TalliedCounter, TalliedHistogram } from './tallies';

/** Seconds; a turn takes some milliseconds, and what takes half a minute is in trouble. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/**
 * Counts in memory what is carried and opened. Labels are names of channels, classes, kinds and results, which are few
 * and known; nothing of a person is among them.
 */
export class PrometheusMeter implements Meter, TicketMeter {
  private readonly messagesIn: TalliedCounter;
  private readonly messagesOut: TalliedCounter;
  private readonly taking: TalliedHistogram;
  private readonly turns: TalliedHistogram;
  private readonly tickets: Counter<'channel' | 'kind' | 'grade'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.messagesIn = new TalliedCounter({
      name: 'yingsheng_messages_received_total',
      help: 'Messages of people: handled, repeated (dropped), buried (a dead letter) or refused (will come again)',
      labelNames: ['channel', 'result'],
      registers,
    });
    this.messagesOut = new TalliedCounter({
      name: 'yingsheng_messages_sent_total',
      help: 'Attempts to send, by what became of each: delivered, again, move, park, dead or drop',
      labelNames: ['channel', 'class', 'result'],
      registers,
    });
    this.taking = new TalliedHistogram({
      name: 'yingsheng_message_seconds',
      help: 'From the arrival of a message of a person to its commit',
      labelNames: ['channel'],
      buckets: SECONDS,
      registers,
    });
    this.turns = new TalliedHistogram({
      name: 'yingsheng_turn_seconds',
      help: 'One transaction of turns, committed or failed',
      labelNames: ['result'],
      buckets: SECONDS,
      registers,
    });
    this.tickets = new Counter({
      name: 'yingsheng_tickets_opened_total',
      help: 'Tickets opened by this process, by the channel of the resident, kind and grade',
      labelNames: ['channel', 'kind', 'grade'],
      registers,
    });
  }

  received(channel: string, result: Parameters<Meter['received']>[1]): void {
    this.messagesIn.add(channel, result);
  }

  acknowledged(channel: string, ms: number): void {
    this.taking.observe(channel, ms / 1_000);
  }

  turned(ms: number, committed: boolean): void {
    this.turns.observe(committed ? 'committed' : 'failed', ms / 1_000);
  }

  sent(channel: string, of: Parameters<Meter['sent']>[1], result: Parameters<Meter['sent']>[2]): void {
    this.messagesOut.add(channel, of, result);
  }

  opened(channel: string, kind: string, grade: string): void {
    this.tickets.inc({ channel, kind, grade });
  }
}
