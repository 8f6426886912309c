import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, Optional, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CLOCK, type Clock } from '../../shared/clock';
import { errorCode, LOGGER, type Logger } from '../logger';
import { INCOMING, uploadFolder, WebMediaStore } from './web-media.store';
import { WEB_OPTIONS, type WebOptions } from './web.options';

const EVERY_MS = 3_600_000;
const LOOK_MS = 60_000;
const DAY_MS = 86_400_000;
const SLICE = 200;

/** Folders and files that the store makes; what else lies there is not ours. */
const FOLDER = /^[0-9a-f]{2}$/;
const FILE = /^([0-9a-f]{32})(\.\w+)?$/;

/** Once an hour: forgets uploads that nobody sent within a day, and files that belong to none. */
@Injectable()
export class WebUploadSweep implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly folder: string;
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private nextAt = 0;
  private stopped = false;

  constructor(
    @Inject(WebMediaStore) private readonly store: WebMediaStore,
    @Inject(WEB_OPTIONS) options: WebOptions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Optional() @Inject(LOGGER) private readonly logger: Logger | null = null,
  ) {
    this.folder = uploadFolder(options);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.run(), LOOK_MS);
    this.timer.unref();
  }

  /** Resolves when the slice under way is done. */
  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.round;
  }

  /** Does it if an hour has passed, after what is under way; never rejects. What failed is tried again in an hour. */
  run(): Promise<void> {
    this.round = this.round.then(() => this.once());
    return this.round;
  }

  private async once(): Promise<void> {
    const now = this.clock.now().getTime();
    if (now < this.nextAt) return;
    this.nextAt = now + EVERY_MS;
    await this.attempt(() => this.uploads());
    await this.attempt(() => this.drafts());
    await this.attempt(() => this.strays());
  }

  private async uploads(): Promise<void> {
    for (let from: string | null = ''; from !== null && !this.stopped;) {
      const { last, stuck }: { last: string | null; stuck: number } = await this.store.forget(from, SLICE);
      if (stuck) this.logger?.warn({ stuck }, 'files of old uploads could not be removed');
      from = last;
    }
  }

  /** What a process did not live to finish. */
  private async drafts(): Promise<void> {
    await this.remove(await this.oldIn(join(this.folder, INCOMING)));
  }

  /** Files without a row. */
  private async strays(): Promise<void> {
    for (const name of await namesIn(this.folder)) {
      if (!FOLDER.test(name) || this.stopped) continue;
      const files = await this.oldIn(join(this.folder, name));
      for (let at = 0; at < files.length; at += SLICE) {
        const some = files.slice(at, at + SLICE);
        const known = await this.store.known(some.map(({ ref }) => ref));
        await this.remove(some.filter(({ ref }) => !known.has(ref)));
      }
    }
  }

  private async oldIn(folder: string): Promise<{ ref: string; path: string }[]> {
    const before = this.clock.now().getTime() - DAY_MS;
    const old: { ref: string; path: string }[] = [];
    for (const name of await namesIn(folder)) {
      const ref = FILE.exec(name)?.[1];
      const path = join(folder, name);
      const found = ref === undefined ? null : await stat(path).catch(() => null);
      if (ref !== undefined && found?.isFile() && found.mtimeMs < before) old.push({ ref, path });
    }
    return old;
  }

  private async remove(files: readonly { path: string }[]): Promise<void> {
    for (const { path } of files) await this.attempt(() => rm(path, { force: true }));
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger?.error({ code: errorCode(error) }, 'old uploads could not be forgotten');
    }
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}
