import type { CardMessage, ChannelAdapter, ChatAddress, SendOptions, SendResult } from '../shared/chat';
import type { ChannelRegistry } from './channel-registry';
import { errorCode, type Logger } from './logger';
import { cardSlot, isOnlyInPlace, type QueuedMessage } from './queued-message';
import type { Scheduler } from './scheduler';
import { goesWithout, isResult, type Attempt } from './send-verdict';
import type { SentSlots } from './sent-slots';

/** What sends are made with. */
export interface AttemptParts {
  channels: ChannelRegistry;
  slots: SentSlots;
  scheduler: Scheduler;
  logger: Logger;
}

/** An adapter that answers nothing in this time is taken for a send nobody can tell about. */
const SILENCE_MS = 120_000;
/** So often a send is waited for: ten minutes in all. */
const MOST_SILENCES = 5;
const MOST_REMEMBERED = 1_000;
const CHANNEL_OFF_MS = 60_000;

/** A send that its adapter has begun. */
interface Sending {
  to: ChatAddress;
  result: Promise<SendResult>;
  silences: number;
}

/**
 * One send of one message, whatever its adapter does. While a send that was silent may still go on, none is begun beside
 * it: the next attempt waits for that one, and takes what it came to.
 */
export class Attempts {
  /** Sends that were silent, by key; the oldest are forgotten. */
  private readonly silent = new Map<string, Sending>();

  constructor(private readonly parts: AttemptParts) {}

  /** Sends it, as an edit where its card is there. Never throws. */
  async make(item: QueuedMessage): Promise<Attempt> {
    const adapter = this.parts.channels.find(item.to.channel, item.to.account);
    if (!adapter) return { result: 'retry', afterMs: CHANNEL_OFF_MS, why: 'channelOff' };
    let card: string[];
    try {
      card = await this.cardOf(adapter, item);
    } catch (error) {
      return { result: 'retry', afterMs: 0, why: errorCode(error) };
    }
    if (isOnlyInPlace(item.message) && !card.length) return { result: 'needless' };
    const left = leftBy(item);
    if (!left) return this.send(adapter, item, { ...optionsOf(item), ...(card.length && { editIds: card }) });
    if (card.length) {
      const result = await this.send(adapter, { ...item, message: left }, { key: `${item.id}:left`, editIds: card });
      // A card that cannot be changed must not keep its successor away; a platform that asks to wait is waited for.
      if (result.result === 'retry') return result;
    }
    return this.send(adapter, item, optionsOf(item));
  }

  /** The messages that hold the card it edits or follows. */
  private async cardOf(adapter: ChannelAdapter, item: QueuedMessage): Promise<string[]> {
    const slot = cardSlot(item);
    return slot === null || !adapter.capabilities.edit ? [] : this.parts.slots.find(item.to, slot);
  }

  private async send(
    adapter: ChannelAdapter,
    { id, to, message }: QueuedMessage,
    options: SendOptions,
  ): Promise<SendResult> {
    try {
      const sending = this.begun(options.key, to) ?? {
        to,
        result: adapter.send(to, message, options),
        silences: 0,
      };
      const result = await this.notSilent(options.key, sending);
      return isResult(result) ? result : { result: 'unknown', why: 'malformedResult' };
    } catch (error) {
      this.parts.logger.error({ id, code: errorCode(error) }, 'an adapter threw while sending');
      return { result: 'unknown', why: errorCode(error) };
    }
  }

  /** Takes the send that was begun under this key, unless it went to where the chat is no more. */
  private begun(key: string, to: ChatAddress): Sending | undefined {
    const sending = this.silent.get(key);
    if (sending) this.silent.delete(key);
    return sending?.to.chatId === to.chatId ? sending : undefined;
  }

  private notSilent(key: string, sending: Sending): Promise<SendResult> {
    return new Promise((resolve, reject) => {
      const calm = this.parts.scheduler.after(SILENCE_MS, () => {
        this.remember(key, sending);
        resolve({ result: 'unknown', why: 'silence' });
      });
      sending.result.then(resolve, reject).finally(calm);
    });
  }

  private remember(key: string, sending: Sending): void {
    sending.silences += 1;
    if (sending.silences >= MOST_SILENCES) return;
    this.silent.set(key, sending);
    const [oldest] = this.silent.keys();
    if (this.silent.size > MOST_REMEMBERED && oldest !== undefined) this.silent.delete(oldest);
  }
}

function optionsOf(item: QueuedMessage): SendOptions {
  const { id, replyTo } = item;
  return { key: id, ...(replyTo && { replyTo }), ...(goesWithout(item) && { leaveOut: true }) };
}

/** What the card before it is left to say. */
function leftBy({ message }: QueuedMessage): CardMessage | null {
  if (message.type !== 'card' || !message.supersedes) return null;
  return { ...message.supersedes, type: 'card', choices: [], onlyInPlace: true };
}
