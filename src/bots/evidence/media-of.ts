import type { ExpectedMedium } from '../../evidence';
import type { InboundMessage, MediaPart } from '../../shared/chat';

/**
 * The media that residents sent, with whom to ask about them. What is shown in a group is its own affair until a ticket
 * takes it.
 */
export function mediaOf(said: readonly { key: string; message: InboundMessage }[]): ExpectedMedium[] {
  return said.flatMap(({ key, message }) => {
    if (message.chat.scope !== 'private') return [];
    const { channel, account, parts } = message;
    const media = parts.filter((part): part is MediaPart => part.t === 'media');
    return media.map(({ ref, kind, fileName }) => ({ channel, account, ref, kind, fileName, conversation: key }));
  });
}
