import { Inject, Injectable, Optional, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { errorCode, LOGGER, type Logger } from '../logger';
import { WebChatStore } from './web-chat.store';
import { WebHub } from './web-hub';

const EVERY_MS = 1_000;
/** Longer than a transaction takes, than two clocks differ, and than a few looks that failed. */
const BACK_MS = 10_000;
const MOST = 2_000;

/** Shows here what other instances wrote, one statement a second while somebody looks. Alone on SQLite it does nothing. */
@Injectable()
export class WebFollow implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private busy = false;

  constructor(
    @Inject(WebChatStore) private readonly store: WebChatStore,
    @Inject(WebHub) private readonly hub: WebHub,
    @Optional() @Inject(LOGGER) private readonly logger: Logger | null = null,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.store.shared) return;
    this.timer = setInterval(() => void this.look(), EVERY_MS);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Publishes what was written of late and not shown here. Never throws. */
  async look(): Promise<void> {
    if (this.busy || !this.hub.watched) return;
    this.busy = true;
    try {
      for (const message of await this.store.lately(BACK_MS, MOST)) {
        if (this.hub.wasTold(message)) continue;
        this.hub.publish({ kind: message.editedAt === null ? 'message' : 'edit', message });
      }
    } catch (error) {
      this.logger?.warn({ code: errorCode(error) }, 'the web chats of other instances could not be read');
    } finally {
      this.busy = false;
    }
  }
}
