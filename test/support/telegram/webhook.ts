import http from 'node:http';
import https from 'node:https';
import type { Faults } from './faults';
import { Fifo } from './fifo';
import type { Params, Update } from './types';

/** What setWebhook asked for. */
export interface WebhookConfig {
  url: string;
  secretToken: string | undefined;
  maxConnections: number;
}

export interface WebhookTiming {
  /** Pause before the second retry of an update; doubles with each further one. The first retry is at once. */
  backoffMs: number;
  maxBackoffMs: number;
  /** How long the bot may take to answer. */
  timeoutMs: number;
}

interface PumpEvents {
  /** The bot called a method by way of its answer. */
  onReply: (method: string, params: Params) => void;
  /** A delivery failed after the webhook was removed. */
  onGivenBack: (update: Update) => void;
}

interface Parcel {
  update: Update;
  /** A double is not doubled again. */
  repeated: boolean;
}

interface Lane {
  queue: Fifo<Parcel>;
  busy: boolean;
  failures: number;
  timer: NodeJS.Timeout | undefined;
}

/** Updates of one chat keep their order; presses travel beside the messages, one queue for each person. */
export function laneOf(update: Update): string {
  if (update.callback_query) return `press:${update.callback_query.from.id}`;
  const chat = (update.message ?? update.edited_message ?? update.my_chat_member)?.chat;
  return `chat:${chat?.id ?? 0}`;
}

/** Posts updates to the bot: each lane in order and one at a time, several lanes side by side. */
export class WebhookPump {
  lastError: { date: number; message: string } | undefined;
  private readonly lanes = new Map<string, Lane>();
  private readonly ready = new Fifo<string>();
  private readonly agent: http.Agent;
  private inFlight = 0;
  private waitingUpdates = 0;
  private closed = false;

  constructor(
    readonly config: WebhookConfig,
    private readonly timing: WebhookTiming,
    private readonly faults: Faults,
    private readonly events: PumpEvents,
  ) {
    const options = { keepAlive: true, maxSockets: config.maxConnections };
    this.agent = config.url.startsWith('https:') ? new https.Agent(options) : new http.Agent(options);
  }

  get pendingCount(): number {
    return this.waitingUpdates;
  }

  enqueue(update: Update): void {
    const key = laneOf(update);
    let lane = this.lanes.get(key);
    if (!lane) {
      lane = { queue: new Fifo<Parcel>(), busy: false, failures: 0, timer: undefined };
      this.lanes.set(key, lane);
    }
    lane.queue.push({ update, repeated: false });
    this.waitingUpdates++;
    if (!lane.busy && lane.queue.size === 1) this.ready.push(key);
    this.pump();
  }

  /** Ends deliveries; returns what was not yet sent. What is on its way is given back if it fails. */
  close(): Update[] {
    this.closed = true;
    const left: Update[] = [];
    for (const lane of this.lanes.values()) {
      clearTimeout(lane.timer);
      const queued = lane.queue.toArray().slice(lane.busy && !lane.timer ? 1 : 0);
      left.push(...queued.flatMap((parcel) => (parcel.repeated ? [] : [parcel.update])));
    }
    this.lanes.clear();
    if (this.inFlight === 0) this.agent.destroy();
    return left;
  }

  /** Ends deliveries and cuts those on their way. */
  abort(): void {
    this.close();
    this.agent.destroy();
  }

  private pump(): void {
    while (!this.closed && this.ready.size > 0 && this.inFlight < this.config.maxConnections) {
      if (this.ready.size > 1 && this.faults.drawDelivery('reorder')) {
        this.ready.promote(this.faults.pick(this.ready.size));
      }
      const key = this.ready.shift() ?? '';
      const lane = this.lanes.get(key);
      if (lane) this.send(key, lane);
    }
  }

  private send(key: string, lane: Lane): void {
    const parcel = lane.queue.at(0);
    if (!parcel) return;
    lane.busy = true;
    lane.timer = undefined;
    this.inFlight++;
    this.post(parcel.update).then(
      () => this.delivered(key, lane, parcel),
      (error: Error & { retryAfterMs?: number }) => this.failed(key, lane, parcel, error),
    );
  }

  private delivered(key: string, lane: Lane, parcel: Parcel): void {
    this.inFlight--;
    if (this.closed) return this.endAgent();
    lane.queue.shift();
    this.waitingUpdates--;
    lane.failures = 0;
    lane.busy = false;
    if (!parcel.repeated && this.faults.drawDelivery('duplicate')) {
      lane.queue.push({ update: parcel.update, repeated: true });
      this.waitingUpdates++;
    }
    if (lane.queue.size > 0) this.ready.push(key);
    else this.lanes.delete(key);
    this.pump();
  }

  private failed(key: string, lane: Lane, parcel: Parcel, error: Error & { retryAfterMs?: number }): void {
    this.inFlight--;
    if (this.closed) {
      this.endAgent();
      if (!parcel.repeated) this.events.onGivenBack(parcel.update);
      return;
    }
    this.lastError = { date: Math.floor(Date.now() / 1000), message: error.message };
    const doubled = lane.failures === 0 ? 0 : this.timing.backoffMs * 2 ** (lane.failures - 1);
    lane.failures++;
    const pause = error.retryAfterMs ?? Math.min(doubled, this.timing.maxBackoffMs);
    lane.timer = setTimeout(() => {
      lane.timer = undefined;
      lane.busy = false;
      this.ready.push(key);
      this.pump();
    }, pause);
    this.pump();
  }

  private endAgent(): void {
    if (this.inFlight === 0) this.agent.destroy();
  }

  private post(update: Update): Promise<void> {
    const body = JSON.stringify(update);
    const headers: http.OutgoingHttpHeaders = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    if (this.config.secretToken) headers['x-telegram-bot-api-secret-token'] = this.config.secretToken;
    return new Promise((resolve, reject) => {
      const open = this.config.url.startsWith('https:') ? https.request : http.request;
      const options = { method: 'POST', headers, agent: this.agent, timeout: this.timing.timeoutMs };
      const request = open(this.config.url, options, (response) => this.receive(response, resolve, reject));
      request.on('timeout', () => request.destroy(new Error('Read timeout expired')));
      request.on('error', (error) => reject(error));
      request.end(body);
    });
  }

  private receive(response: http.IncomingMessage, resolve: () => void, reject: (reason: Error) => void): void {
    let body = '';
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => (body += chunk));
    response.on('error', reject);
    response.on('aborted', () => reject(new Error('Connection closed')));
    response.on('end', () => {
      const status = response.statusCode ?? 0;
      if (status < 200 || status > 299) {
        const reason = `Wrong response from the webhook: ${status} ${response.statusMessage ?? ''}`;
        const retryAfter = Number(response.headers['retry-after']);
        const wait = retryAfter > 0 ? { retryAfterMs: retryAfter * 1000 } : {};
        reject(Object.assign(new Error(reason), wait));
        return;
      }
      this.takeReply(body);
      resolve();
    });
  }

  private takeReply(body: string): void {
    if (!body.startsWith('{')) return;
    try {
      const { method, ...params } = JSON.parse(body) as Params;
      if (typeof method === 'string') this.events.onReply(method, params);
    } catch {
      // An answer that is no JSON is simply no method call.
    }
  }
}
