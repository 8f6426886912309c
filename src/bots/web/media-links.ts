import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../shared/app-error';
import { CLOCK, type Clock } from '../../shared/clock';
import { WEB_OPTIONS, type WebOptions } from './web.options';

const HOUR_MS = 3_600_000;
const LIVES_HOURS = 24;
const KEY_BYTES = 32;

/**
 * Links to uploads that whoever was shown them may open for a day. The key lies beside the uploads, so that links
 * outlive a restart and every instance on the same folder makes the same ones.
 */
@Injectable()
export class MediaLinks {
  private readonly key: Buffer;

  constructor(
    @Inject(WEB_OPTIONS) { mediaDir }: WebOptions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.key = loadKey(join(mediaDir, 'web'));
  }

  /** The path of an upload. It changes once an hour only, so that browsers may keep what they fetched. */
  sign(ref: string): string {
    const expires = Math.ceil(this.clock.now().getTime() / HOUR_MS) + LIVES_HOURS;
    return `/api/chat/media/${ref}?e=${expires.toString(36)}&s=${this.seal(ref, expires)}`;
  }

  /** Whether a link was made here and is still good. */
  allows(ref: string, e: string | undefined, s: string | undefined): boolean {
    const expires = parseInt(e ?? '', 36);
    if (!s || !(expires * HOUR_MS > this.clock.now().getTime())) return false;
    const given = Buffer.from(s);
    const expected = Buffer.from(this.seal(ref, expires));
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  private seal(ref: string, expires: number): string {
    return createHmac('sha256', this.key).update(`${ref}.${expires}`).digest('base64url').slice(0, 32);
  }
}

function loadKey(folder: string): Buffer {
  const path = join(folder, 'links.key');
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(path, randomBytes(KEY_BYTES), { flag: 'wx', mode: 0o600 });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw new AppError('web.mediaDir', {}, { cause });
  }
  const key = readFileSync(path);
  if (key.length !== KEY_BYTES) throw new AppError('web.linksKey');
  return key;
}
