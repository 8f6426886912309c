import type { ChatAddress } from '../../shared/chat';
import { WEB } from './web.options';

const RESIDENT = /^r:[0-9a-f]{24}$/;
const ROOM = /^desk:[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;

/** What the chat ids of all groups begin with. */
export const ROOM_PREFIX = 'desk:';

/** The private chat of a person. */
export function residentChat(personId: string): string {
  return `r:${personId}`;
}

/** The group of a unit, by the unit's code. */
export function roomChat(unitCode: string): string {
  return `${ROOM_PREFIX}${unitCode}`;
}

/** The unit's code of a group's chat id. */
export function unitOf(chatId: string): string {
  return chatId.slice(ROOM_PREFIX.length);
}

/** Whether a chat id is that of a group. */
export function isRoom(chatId: string): boolean {
  return ROOM.test(chatId);
}

/** Whether an address is one of this channel at all. */
export function isWebAddress({ channel, account, chatId }: ChatAddress): boolean {
  return channel === WEB && account === WEB && (RESIDENT.test(chatId) || ROOM.test(chatId));
}
