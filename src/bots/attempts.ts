import type { CardMessage, ChannelAdapter, SendOptions, SendResult } from '../shared/chat';
import type { ChannelRegistry } from './channel-registry';
import { errorCode, type Logger } from './logger';
import { cardSlot, isOnlyInPlace, type QueuedMessage } from './queued-message';
import type { Scheduler } from './scheduler';
import { isResult, type Attempt } from './send-verdict';
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
const CHANNEL_OFF_MS = 60_000;

/** One send of one message, whatever its adapter does. */
export class Attempts {
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
      const result = await this.notSilent(adapter.send(to, message, options));
      return isResult(result) ? result : { result: 'unknown', why: 'malformedResult' };
    } catch (error) {
      this.parts.logger.error({ id, code: errorCode(error) }, 'an adapter threw while sending');
      return { result: 'unknown', why: errorCode(error) };
    }
  }

  private notSilent(sending: Promise<SendResult>): Promise<SendResult> {
    return new Promise((resolve, reject) => {
      const calm = this.parts.scheduler.after(SILENCE_MS, () => resolve({ result: 'unknown', why: 'silence' }));
      sending.then(resolve, reject).finally(calm);
    });
  }
}

function optionsOf({ id, replyTo }: QueuedMessage): SendOptions {
  return { key: id, ...(replyTo && { replyTo }) };
}

/** What the card before it is left to say. */
function leftBy({ message }: QueuedMessage): CardMessage | null {
  if (message.type !== 'card' || !message.supersedes) return null;
  return { ...message.supersedes, type: 'card', choices: [], onlyInPlace: true };
}
