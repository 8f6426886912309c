import { Faults, type FaultPlan } from './faults';
import { FileStore } from './files';
import { Recorder } from './recorder';
import { World } from './state';
import type { Params, Upload } from './types';
import { UpdateDesk } from './updates';
import type { WebhookTiming } from './webhook';

/** How a stand-in is to be set up; everything may be left out. */
export interface StandInOptions {
  token?: string;
  botName?: string;
  botUsername?: string;
  /** On: in groups the bot sees only what is meant for it. On when left out. */
  privacyMode?: boolean;
  /** Milliseconds since 1970; the machine's clock when left out. */
  now?: () => number;
  faults?: FaultPlan;
  webhook?: Partial<WebhookTiming>;
  /** How many of the bot's doings are kept for each chat; all when left out. */
  keepPerChat?: number;
}

/** A request as a method sees it. */
export interface Call {
  params: Params;
  files: Map<string, Upload> | undefined;
  /** Tells when the client hangs up before it was answered. */
  onAbandoned: (listener: () => void) => void;
}

/** What a Bot API method does; what it throws as ApiError is told to the bot. */
export type Method = (core: Core, call: Call) => unknown;

export const DEFAULT_TOKEN = '123456789:AAstand-in-token-for-tests-only-000';

const DEFAULT_TIMING: WebhookTiming = { backoffMs: 1000, maxBackoffMs: 60_000, timeoutMs: 60_000 };

/** Everything the methods and the persons share. */
export class Core {
  readonly token: string;
  readonly world: World;
  readonly recorder: Recorder;
  readonly files = new FileStore();
  readonly faults = new Faults();
  readonly desk: UpdateDesk;
  /** Menu of commands per scope and language. */
  readonly commands = new Map<string, unknown[]>();
  /** How often each method was called, by its name in lower case. */
  readonly calls: Record<string, number> = {};
  private lastAlbum = 13_000_000_000;
  private lastPress = 4_300_000_000;

  constructor(options: StandInOptions, perform: (method: string, params: Params) => void) {
    this.token = options.token ?? DEFAULT_TOKEN;
    const user = {
      id: Number(/^\d+/.exec(this.token)?.[0] ?? '123456789'),
      is_bot: true,
      first_name: options.botName ?? 'Yingsheng',
      username: options.botUsername ?? 'yingsheng_bot',
    };
    const now = options.now ?? Date.now;
    this.world = new World({ user, privacyMode: options.privacyMode ?? true }, now);
    this.recorder = new Recorder(this.world, options.keepPerChat ?? Number.POSITIVE_INFINITY);
    if (options.faults) this.faults.plan(options.faults);
    this.desk = new UpdateDesk(this.faults, { ...DEFAULT_TIMING, ...options.webhook }, perform);
  }

  nextAlbumId(): string {
    return String(++this.lastAlbum);
  }

  nextPressId(): string {
    return String(++this.lastPress);
  }

  /** Ends everything that waits. */
  close(): void {
    this.desk.close();
    this.recorder.close();
  }
}
