import type { InboundMessage } from '../../shared/chat';
import { type BotIdentity, isForUs, repliedTo, startPayload } from './telegram.addressing';
import { compact, type Fields, fieldsOf, idOf, numberOf, textOf } from './telegram.fields';
import { chatIdOf, TELEGRAM } from './telegram.options';
import { readParts } from './telegram.parts';

export type { BotIdentity } from './telegram.addressing';

/** The kinds of updates that `decode` reads, to be asked for by name: memberships do not come by themselves. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

type Chat = InboundMessage['chat'];
type Envelope = Pick<InboundMessage, 'channel' | 'account' | 'eventId'>;

/**
 * What a person did, out of one update; `null` for what is nobody's doing: channels, other bots, the platform's
 * notices, and anything malformed. Never throws. `now` is the moment of a press, which has no time of its own.
 */
export function decode(update: unknown, me: BotIdentity, now: Date): InboundMessage | null {
  const fields = fieldsOf(update);
  const eventId = idOf(fields?.update_id);
  if (!fields || eventId === undefined) return null;
  const envelope: Envelope = { channel: TELEGRAM, account: me.id, eventId };
  const message = fieldsOf(fields.message);
  if (message) return readMoved(envelope, message) ?? readMessage(envelope, message, me);
  const edited = fieldsOf(fields.edited_message);
  if (edited) return readEdited(envelope, edited, me);
  const press = fieldsOf(fields.callback_query);
  if (press) return readPress(envelope, press, now);
  const membership = fieldsOf(fields.my_chat_member);
  return membership ? readMembership(envelope, membership) : null;
}

/** The id by which a press is answered, so that the person's button stops turning. */
export function pressIdOf(update: unknown): string | undefined {
  return textOf(fieldsOf(fieldsOf(update)?.callback_query)?.id);
}

function readMessage(envelope: Envelope, message: Fields, me: BotIdentity): InboundMessage | null {
  const chat = readChat(message);
  const person = readPerson(message.from);
  const parts = readParts(message);
  if (!chat || !person || !parts.length) return null;
  return compact<InboundMessage>({
    ...envelope,
    ...person,
    chat,
    addressed: chat.scope === 'private' || isForUs(message, me),
    parts,
    albumKey: textOf(message.media_group_id),
    sentAt: dateOf(message.date),
    messageId: idOf(message.message_id),
    edited: undefined,
    replyTo: idOf(repliedTo(message)?.message_id),
    movedFrom: undefined,
    startPayload: startPayload(textOf(message.text), me),
  });
}

/** A place never changes by hand: an edit of it is a live location that moves along, not a correction. */
function readEdited(envelope: Envelope, message: Fields, me: BotIdentity): InboundMessage | null {
  if (message.location !== undefined) return null;
  const read = readMessage(envelope, message, me);
  return read && { ...read, edited: true, sentAt: dateOf(message.edit_date ?? message.date) };
}

function readPress(envelope: Envelope, press: Fields, now: Date): InboundMessage | null {
  const message = fieldsOf(press.message);
  const chat = message && readChat(message);
  const person = readPerson(press.from);
  const token = textOf(press.data);
  if (!message || !chat || !person || !token) return null;
  return compact<InboundMessage>({
    ...envelope,
    ...person,
    chat,
    addressed: true,
    parts: [{ t: 'press', token }],
    sentAt: now,
    messageId: idOf(message.message_id),
  } as InboundMessage);
}

/** A group became a supergroup; old and new chat both say so, and both come out as the same fact. */
function readMoved(envelope: Envelope, message: Fields): InboundMessage | null {
  const here = readChat(message);
  const to = idOf(message.migrate_to_chat_id);
  const from = idOf(message.migrate_from_chat_id);
  if (!here || (to === undefined && from === undefined)) return null;
  return compact<InboundMessage>({
    ...envelope,
    chat: { ...here, id: to ?? here.id },
    // The new chat's notice may come from a bot that stands for the group.
    personId: idOf(fieldsOf(message.from)?.id) ?? envelope.account,
    addressed: false,
    parts: [{ t: 'unsupported', kind: 'moved' }],
    sentAt: dateOf(message.date),
    messageId: idOf(message.message_id),
    movedFrom: from ?? here.id,
  } as InboundMessage);
}

/** Someone let the bot into a group, or out. Private chats are left to the next send, which learns of a block. */
function readMembership(envelope: Envelope, change: Fields): InboundMessage | null {
  const chat = readChat(change);
  const before = isInside(fieldsOf(change.old_chat_member));
  const after = isInside(fieldsOf(change.new_chat_member));
  const personId = idOf(fieldsOf(change.from)?.id);
  if (!chat || chat.scope === 'private' || before === after || personId === undefined) return null;
  return {
    ...envelope,
    ...(readPerson(change.from) ?? { personId }),
    chat,
    addressed: after,
    parts: [{ t: 'unsupported', kind: after ? 'joined' : 'left' }],
    sentAt: dateOf(change.date),
  };
}

function isInside(member: Fields | undefined): boolean {
  const status = textOf(member?.status) ?? 'left';
  return status === 'restricted' ? member?.is_member === true : status !== 'left' && status !== 'kicked';
}

function readChat(message: Fields): Chat | undefined {
  const chat = fieldsOf(message.chat);
  const id = idOf(chat?.id);
  if (!chat || id === undefined) return undefined;
  if (chat.type === 'private') return { id, scope: 'private' };
  if (chat.type !== 'group' && chat.type !== 'supergroup') return undefined;
  const topic = message.is_topic_message === true ? numberOf(message.message_thread_id) : undefined;
  return compact<Chat>({ id: chatIdOf(id, topic), scope: 'group', title: textOf(chat.title) });
}

function readPerson(from: unknown): Pick<InboundMessage, 'personId' | 'personName' | 'language'> | undefined {
  const person = fieldsOf(from);
  const personId = idOf(person?.id);
  if (!person || personId === undefined || person.is_bot === true) return undefined;
  const name = [textOf(person.first_name), textOf(person.last_name)].filter(Boolean).join(' ');
  return compact({ personId, personName: name || undefined, language: textOf(person.language_code) });
}

/** Seconds since 1970; the platform has sent whole ones since it exists, so nonsense becomes the beginning of time. */
function dateOf(seconds: unknown): Date {
  return new Date((numberOf(seconds) ?? 0) * 1000);
}
