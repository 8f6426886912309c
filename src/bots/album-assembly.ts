import type { InboundMessage, Part } from '../shared/chat';

const inOrder = new Intl.Collator('en', { numeric: true });

/** Joins the parts of an album into one message, in the order of their event ids; captions become one text. */
export function assembleAlbum(messages: readonly InboundMessage[]): InboundMessage | null {
  const sorted = [...messages].sort((one, other) => inOrder.compare(one.eventId, other.eventId));
  const [first] = sorted;
  if (!first || sorted.length === 1) return first ?? null;
  return {
    ...first,
    addressed: sorted.some(({ addressed }) => addressed),
    parts: joinTexts(sorted.flatMap(({ parts }) => parts)),
    replyTo: sorted.find(({ replyTo }) => replyTo !== undefined)?.replyTo,
  };
}

function joinTexts(parts: Part[]): Part[] {
  const texts = parts.filter((part) => part.t === 'text').map((part) => part.text);
  if (texts.length < 2) return parts;
  const joined: Part = { t: 'text', text: texts.join('\n') };
  const at = parts.findIndex((part) => part.t === 'text');
  return parts
    .map((part, index) => (index === at ? joined : part))
    .filter((part) => part === joined || part.t !== 'text');
}
