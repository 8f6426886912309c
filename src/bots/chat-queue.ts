import type { ChatAddress } from '../shared/chat';
import { isOnlyInPlace, replacedSlot, type QueuedMessage } from './queued-message';

/** What one chat is still to be told, in order. The head may be under way. */
export class ChatQueue {
  readonly items: QueuedMessage[] = [];
  /** The head is being sent. */
  busy = false;
  /** In the account's list of chats that may send. */
  ready = false;
  /** The platform asked this chat to wait until then (epoch ms), whatever is at the head. */
  notBefore = 0;
  /** The pause that was asked for until then, ms. */
  pauseMs = 0;
  /** Calls off the wake-up for the head's time. */
  calm: (() => void) | null = null;

  /** `key` is the identity of the address. `aside`: holds one message that steps aside for the others of its chat. */
  constructor(
    readonly address: ChatAddress,
    readonly key: string,
    readonly aside = false,
  ) {}

  /**
   * Adds a message at its place. A card it replaces that is still unsent is taken out and handed back: the chat shall
   * not read what is no longer so. What only changes a card that is there leaves the card it is to change.
   */
  add(item: QueuedMessage): QueuedMessage[] {
    const slot = replacedSlot(item.message);
    const onlyEdit = isOnlyInPlace(item.message);
    const superseded = (slot === null ? [] : this.unsent()).filter(
      (other) => other.slot === slot && !other.uncertain && (!onlyEdit || isOnlyInPlace(other.message)),
    );
    for (const other of superseded) this.items.splice(this.items.indexOf(other), 1);
    let at = this.items.length;
    const first = this.busy ? 1 : 0;
    while (at > first && (this.items[at - 1] as QueuedMessage).id > item.id) at -= 1;
    this.items.splice(at, 0, item);
    return superseded;
  }

  /** Milliseconds until the head may go. A clock that was set back does not stretch the pause that was asked for. */
  waitOf(head: QueuedMessage, now: number): number {
    head.notBefore = Math.min(head.notBefore, now + head.pauseMs);
    this.notBefore = Math.min(this.notBefore, now + this.pauseMs);
    return Math.max(head.notBefore, this.notBefore) - now;
  }

  /** The pause is over, whatever the clock says. */
  rested(head: QueuedMessage): void {
    head.pauseMs = 0;
    this.pauseMs = 0;
  }

  /** Those that are not under way. */
  unsent(): QueuedMessage[] {
    return this.busy ? this.items.slice(1) : this.items;
  }
}
