import type { Said } from './fault-world';
import { numberIn, receiptIn } from './questions';

/** What arrived in which chat, as the platform saw it. */
export class Heard {
  /** By ticket number: chats, and how often each got the receipt. */
  readonly receipts = new Map<string, Map<string, number>>();
  /** Tickets of whose resolution the resident heard. */
  readonly resolutions = new Set<string>();
  messages = 0;
  lastAt = Date.now();

  note(message: Said): void {
    this.messages += 1;
    this.lastAt = Date.now();
    const receipt = receiptIn(message);
    if (receipt) this.noteReceipt(receipt.number, message.chat);
    const number = numberIn(message);
    if (number && message.private && message.text.includes('已办结')) this.resolutions.add(number);
  }

  private noteReceipt(number: string, chat: string): void {
    const chats = this.receipts.get(number) ?? new Map<string, number>();
    chats.set(chat, (chats.get(chat) ?? 0) + 1);
    this.receipts.set(number, chats);
  }
}
