import type { Sql, UnitOfWork } from '../database';
import type { ChatAddress } from '../shared/chat';
import type { ConversationPort } from './conversation-port';

/** A platform gave a chat a new id (Telegram's supergroups): bindings and what is still to be said follow. */
export class Relocation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly conversation: ConversationPort,
  ) {}

  /** In a transaction of its own. */
  run(from: ChatAddress, toChatId: string): Promise<void> {
    return this.unitOfWork.run((sql) => this.apply(sql, from, toChatId));
  }

  /** In the given transaction. */
  async apply(sql: Sql, from: ChatAddress, toChatId: string): Promise<void> {
    await this.conversation.chatMoved(sql, from, toChatId);
    const place = [from.channel, from.account, from.chatId];
    for (const state of ['queued', 'parked'])
      await sql.query(
        `UPDATE outbox SET chat_id = ? WHERE state = '${state}' AND channel = ? AND account = ? AND chat_id = ?`,
        [toChatId, ...place],
      );
  }
}
