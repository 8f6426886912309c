import type { InboundMessage } from '../../shared/chat';

const TOGETHER_MS = 2_000;
const MOST = 5_000;

/**
 * Pictures that a person chose together come as messages of their own, one right after another, and nothing says so.
 * Those that follow each other within two seconds of the platform's time share the key of the first.
 */
export class WechatRuns {
  private readonly runs = new Map<string, { key: string; lastMs: number }>();

  /** The message, with a key when it may be one of several. */
  join(message: InboundMessage): InboundMessage {
    const line = JSON.stringify([message.chat.id, message.personId]);
    const run = this.runs.get(line);
    this.runs.delete(line);
    const [part, ...others] = message.parts;
    if (part?.t !== 'media' || others.length || (part.kind !== 'photo' && part.kind !== 'video')) return message;
    const at = message.sentAt.getTime();
    const key = run && at - run.lastMs < TOGETHER_MS ? run.key : message.eventId;
    this.runs.set(line, { key, lastMs: at });
    const [oldest] = this.runs.keys();
    if (this.runs.size > MOST && oldest !== undefined) this.runs.delete(oldest);
    return { ...message, albumKey: key };
  }
}
