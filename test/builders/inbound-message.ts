import type { InboundMessage } from '../../src/shared/chat';

let count = 0;

/** A valid message of `p1` in chat `c1` of the fake channel; each has its own event id unless told. */
export function inbound(given: Partial<InboundMessage> & { text?: string; chatId?: string } = {}): InboundMessage {
  const { text, chatId, ...rest } = given;
  count += 1;
  return {
    channel: 'fake',
    account: 'bot',
    eventId: `e${count}`,
    chat: { id: chatId ?? 'c1', scope: 'private' },
    personId: 'p1',
    addressed: true,
    parts: [{ t: 'text', text: text ?? 'hello' }],
    sentAt: new Date(Date.UTC(2026, 2, 2, 1, 0, 0)),
    ...rest,
  };
}
