import type { ChatAddress } from '../../shared/chat';

/** One text for a chat, to tell chats apart by. */
export function chatKey({ channel, account, chatId }: ChatAddress): string {
  return JSON.stringify([channel, account, chatId]);
}
