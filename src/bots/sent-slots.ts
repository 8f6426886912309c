import type { UnitOfWork } from '../database';
import type { ChatAddress } from '../shared/chat';
import { chatIdentity } from './queued-message';

const REMEMBERED = 5_000;

/** Which platform messages hold the card of a slot, so that a later card can edit them. */
export class SentSlots {
  private readonly known = new Map<string, string[]>();

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Remembers where a slot's card was sent, until the table knows it too. */
  remember(chat: ChatAddress, slot: string, ids: string[]): void {
    const key = keyOf(chat, slot);
    this.known.delete(key);
    this.known.set(key, ids);
    if (this.known.size <= REMEMBERED) return;
    const oldest = this.known.keys().next();
    if (!oldest.done) this.known.delete(oldest.value);
  }

  /** The message ids of the slot's newest card in this chat; none when it was never sent. */
  async find(chat: ChatAddress, slot: string): Promise<string[]> {
    const known = this.known.get(keyOf(chat, slot));
    if (known) return known;
    const [row] = await this.unitOfWork.read<{ sent_ids: string }>(
      `SELECT sent_ids FROM outbox WHERE slot = ? AND channel = ? AND account = ? AND chat_id = ?
        AND sent_ids IS NOT NULL ORDER BY sent_at DESC, id DESC LIMIT 1`,
      [slot, chat.channel, chat.account, chat.chatId],
    );
    return row ? (JSON.parse(row.sent_ids) as string[]) : [];
  }
}

function keyOf(chat: ChatAddress, slot: string): string {
  return `${chatIdentity(chat)} ${slot}`;
}
