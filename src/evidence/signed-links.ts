import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../shared/app-error';
import type { Clock } from '../shared/clock';

const HOUR_MS = 3_600_000;
const LIVES_HOURS = 24;
const KEY_BYTES = 32;

/** What a link carries: until when it is good (hours since 1970, base 36), and the seal. */
export interface Seal {
  e: string;
  s: string;
}

/**
 * Seals for links that whoever was shown them may open for a day. The secret is the operator's, or else one of chance
 * that lies beside the media: links outlive a restart, and every instance on the same folder makes the same ones.
 */
export class SignedLinks {
  private readonly key: Buffer;

  /** Throws `media.dir` or `media.linksKey` when no secret can be had. */
  constructor(
    mediaDir: string,
    private readonly clock: Clock,
    secret?: string,
  ) {
    this.key = secret ? Buffer.from(secret) : loadKey(mediaDir);
  }

  /** The seal of one thing. It changes once an hour only, so that browsers may keep what they fetched. */
  sign(subject: string): Seal {
    const expires = Math.ceil(this.clock.now().getTime() / HOUR_MS) + LIVES_HOURS;
    return { e: expires.toString(36), s: this.seal(subject, expires) };
  }

  /** Whether a seal was made here, for this thing, and is still good. */
  allows(subject: string, { e, s }: Partial<Seal>): boolean {
    const expires = parseInt(e ?? '', 36);
    if (!s || !(expires * HOUR_MS > this.clock.now().getTime())) return false;
    const given = Buffer.from(s);
    const expected = Buffer.from(this.seal(subject, expires));
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  private seal(subject: string, expires: number): string {
    return createHmac('sha256', this.key).update(`${subject}.${expires}`).digest('base64url').slice(0, 32);
  }
}

function loadKey(folder: string): Buffer {
  const path = join(folder, 'links.key');
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, randomBytes(KEY_BYTES), { flag: 'wx', mode: 0o600 });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw new AppError('media.dir', {}, { cause });
  }
  const key = readFileSync(path);
  if (key.length !== KEY_BYTES) throw new AppError('media.linksKey');
  return key;
}
