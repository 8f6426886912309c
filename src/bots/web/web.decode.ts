import type { InboundMessage, Part } from '../../shared/chat';
import { unitOf } from './web.address';
import type { SaidBody, StoredMedia, WebMessage } from './web-message';
import { MENTION, WEB } from './web.options';

/** What surrounds a message of a person when it is decoded. */
export interface Said {
  /** As it is kept. */
  message: WebMessage & { body: SaidBody };
  scope: 'private' | 'group';
  /** Whether the message it answers is the bot's. */
  repliesToBot: boolean;
  title: string | undefined;
  language: string | undefined;
  startPayload: string | undefined;
  commandWords: readonly string[];
}

/** A message of a person in the words of no platform. Its event id is the page's own, so that a repeat is one event. */
export function decode(said: Said): InboundMessage {
  const { message, scope } = said;
  const { body } = message;
  return compact({
    channel: WEB,
    account: WEB,
    eventId: message.clientId ?? message.id,
    chat: scope === 'group' ? { id: message.chatId, scope, title: titleOf(said) } : { id: message.chatId, scope },
    personId: message.personId ?? '',
    personName: message.personName ?? undefined,
    addressed: scope === 'private' || speaksToBot(said),
    parts: partsOf(body),
    sentAt: new Date(message.at),
    // A press is about the message that has the button, as on other platforms.
    messageId: body.press?.messageId ?? message.id,
    language: said.language,
    startPayload: said.startPayload,
    replyTo: body.replyTo,
  });
}

function titleOf({ title, message }: Said): string {
  return title ?? unitOf(message.chatId);
}

/** Without what is not known: a field that is there has a value. */
function compact(message: { [Field in keyof InboundMessage]: InboundMessage[Field] | undefined }): InboundMessage {
  return Object.fromEntries(
    Object.entries(message).filter(([, value]) => value !== undefined),
  ) as unknown as InboundMessage;
}

function speaksToBot({ message, repliesToBot, commandWords }: Said): boolean {
  const { press, text = '' } = message.body;
  const start = text.trimStart();
  return (
    press !== undefined || repliesToBot || text.includes(MENTION) || commandWords.some((word) => start.startsWith(word))
  );
}

function partsOf({ press, text, place, media = [], contact }: SaidBody): Part[] {
  if (press) return [{ t: 'press', token: press.token }];
  const parts: Part[] = [];
  if (text) parts.push({ t: 'text', text });
  if (place) parts.push({ t: 'place', ...place });
  for (const medium of media) parts.push(...mediaPart(medium));
  if (contact) parts.push({ t: 'contact', phone: contact });
  return parts;
}

function mediaPart({ ref, ...rest }: StoredMedia): Part[] {
  return ref === null ? [] : [{ t: 'media', ref, ...rest }];
}
