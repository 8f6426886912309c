import type { BotMessage, TelegramStandIn } from '../support/telegram';
import { DIALOGUE, isReceipt } from './dialogue';

/** What a crowd went through. */
export interface CrowdResult {
  dialogues: number;
  seconds: number;
  /** From each message of a resident to the bot's answer, in milliseconds. */
  latencies: Float64Array;
  /** Which message of the dialogue each latency is of, from 0. */
  steps: Uint8Array;
}

interface Talking {
  step: number;
  since: number;
}

const SILENCE_MS = 30_000;

/**
 * Residents side by side, each with one complaint after another, answering at once. Every complaint is made by a new
 * person. It lives in the stand-in's own process, so that no request is spent on it.
 */
export class Crowd {
  private readonly talking = new Map<number, Talking>();
  private readonly latencies: Float64Array;
  private readonly steps: Uint8Array;
  private heard = 0;
  private begun = 0;
  private ended = 0;
  private lastHeard = performance.now();
  private resolve: () => void = () => undefined;
  private reject: (error: Error) => void = () => undefined;

  constructor(
    private readonly standIn: TelegramStandIn,
    private readonly residents: number,
    private readonly dialogues: number,
  ) {
    this.latencies = new Float64Array(dialogues * DIALOGUE.length);
    this.steps = new Uint8Array(this.latencies.length);
  }

  /** Resolves when all complaints have their receipts; rejects when the bot goes wrong or falls silent. */
  async run(): Promise<CrowdResult> {
    const done = new Promise<void>((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    const stop = this.standIn.recorder.listen((message) => this.hear(message));
    const watch = setInterval(() => this.watch(), 1000);
    const start = performance.now();
    this.lastHeard = start;
    for (let at = 0; at < Math.min(this.residents, this.dialogues); at += 1) this.begin();
    try {
      await done;
    } finally {
      stop();
      clearInterval(watch);
    }
    const seconds = (performance.now() - start) / 1000;
    const latencies = this.latencies.subarray(0, this.heard);
    return { dialogues: this.ended, seconds, latencies, steps: this.steps.subarray(0, this.heard) };
  }

  private begin(): void {
    this.begun += 1;
    const { id } = this.standIn.people.createPerson({ started: true });
    const talk = { step: 0, since: performance.now() };
    this.talking.set(id, talk);
    DIALOGUE[0]?.(this.standIn, id, null);
  }

  private hear(message: BotMessage): void {
    const talk = this.talking.get(message.chat_id);
    if (!talk) return this.reject(new Error(`the bot spoke out of turn: ${message.text}`));
    const now = performance.now();
    this.latencies[this.heard] = now - talk.since;
    this.steps[this.heard] = talk.step;
    this.heard += 1;
    this.lastHeard = now;
    talk.step += 1;
    talk.since = now;
    try {
      const act = DIALOGUE[talk.step];
      if (act) act(this.standIn, message.chat_id, message);
      else this.end(message);
    } catch (error) {
      this.reject(error instanceof Error ? error : new Error(String(error)));
    }
  }

  private end(message: BotMessage): void {
    if (!isReceipt(message)) throw new Error(`a receipt was expected, not: ${message.text}`);
    this.talking.delete(message.chat_id);
    this.ended += 1;
    if (this.begun < this.dialogues) this.begin();
    else if (this.ended === this.dialogues) this.resolve();
  }

  private watch(): void {
    if (performance.now() - this.lastHeard < SILENCE_MS) return;
    this.reject(new Error(`the bot fell silent with ${this.talking.size} residents waiting`));
  }
}
