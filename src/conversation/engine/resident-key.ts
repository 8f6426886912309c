import type { ChatAddress } from '../../shared/chat';

/** Whose tickets these are: one person on one account of one channel. */
export function residentKeyOf(address: ChatAddress, personId: string): string {
  return `${address.channel}:${address.account}:${personId}`;
}
