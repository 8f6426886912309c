import type { Core, Method } from '../core';
import { badRequest } from '../errors';
import type { ChatState, StoredMessage } from '../state';
import type { Contact, Content, Location, Message, Params, ReplyMarkup, Venue } from '../types';
import { readChatId, readInteger, readNumber, readReply, readReplyMarkup, readString, readText } from '../validate';

/** What decides where and under what a message goes, the same for every kind of message. */
export interface Envelope {
  chat: ChatState;
  replyTo: Message | undefined;
  markup: ReplyMarkup | undefined;
}

/** Reads and checks the parameters all sending methods share. */
export function readEnvelope(core: Core, params: Params): Envelope {
  const chat = core.world.writableChat(readChatId(params));
  return { chat, replyTo: findReplied(core, chat, params), markup: readReplyMarkup(params) };
}

function findReplied(core: Core, chat: ChatState, params: Params): Message | undefined {
  const reply = readReply(params);
  if (!reply) return undefined;
  const stored = core.world.findMessage(chat, reply.messageId);
  if (stored) return withoutReply(stored.message);
  if (!reply.optional) throw badRequest('message to be replied not found');
  return undefined;
}

/** Replies are told one level deep only. */
export function withoutReply(message: Message): Message {
  if (!message.reply_to_message) return message;
  const { reply_to_message: _deeper, ...rest } = message;
  return rest;
}

/** Puts a message of the bot into its chat. */
export function deliver(core: Core, envelope: Envelope, method: string, content: Content): Message {
  const { chat, replyTo, markup } = envelope;
  const message: Message = {
    message_id: core.world.nextMessageId(chat),
    from: core.world.bot.user,
    chat: chat.info,
    date: core.world.seconds(),
    ...content,
  };
  if (replyTo) message.reply_to_message = replyTo;
  if (markup?.inline_keyboard?.length) message.reply_markup = { inline_keyboard: markup.inline_keyboard };
  const stored: StoredMessage = {
    message,
    byBot: true,
    method,
    keyboard: markup,
    edits: 0,
    deleted: false,
    seq: 0,
  };
  chat.messages.set(message.message_id, stored);
  core.recorder.note(chat, stored, 'sent');
  return message;
}

function readLocation(params: Params): Location {
  const latitude = readNumber(params, 'latitude');
  const longitude = readNumber(params, 'longitude');
  if (latitude === undefined) throw badRequest('latitude is empty');
  if (longitude === undefined) throw badRequest('longitude is empty');
  return { latitude, longitude };
}

const sendMessage: Method = (core, { params }) => {
  const envelope = readEnvelope(core, params);
  return deliver(core, envelope, 'sendMessage', readText(params));
};

const sendLocation: Method = (core, { params }) =>
  deliver(core, readEnvelope(core, params), 'sendLocation', { location: readLocation(params) });

const sendVenue: Method = (core, { params }) => {
  const envelope = readEnvelope(core, params);
  const location = readLocation(params);
  const title = readString(params, 'title');
  const address = readString(params, 'address');
  if (!title) throw badRequest('title must be non-empty');
  if (!address) throw badRequest('address must be non-empty');
  const venue: Venue = { location, title, address };
  return deliver(core, envelope, 'sendVenue', { location, venue });
};

const sendContact: Method = (core, { params }) => {
  const envelope = readEnvelope(core, params);
  const phone = readString(params, 'phone_number');
  const firstName = readString(params, 'first_name');
  if (!phone) throw badRequest('phone number must be non-empty');
  if (!firstName) throw badRequest('first name must be non-empty');
  const contact: Contact = { phone_number: phone, first_name: firstName };
  const lastName = readString(params, 'last_name');
  if (lastName) contact.last_name = lastName;
  return deliver(core, envelope, 'sendContact', { contact });
};

const CHAT_ACTIONS = new Set(
  (
    'typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker ' +
    'find_location record_video_note upload_video_note'
  ).split(' '),
);

const sendChatAction: Method = (core, { params }) => {
  const chat = core.world.writableChat(readChatId(params));
  const action = readString(params, 'action') ?? '';
  if (!CHAT_ACTIONS.has(action)) throw badRequest('wrong parameter action in request');
  chat.actions.push({ action, at: core.world.now() });
  return true;
};

const deleteMessage: Method = (core, { params }) => {
  const chat = core.world.writableChat(readChatId(params));
  const stored = core.world.findMessage(chat, readInteger(params, 'message_id') ?? 0);
  if (!stored) throw badRequest('message to delete not found');
  const mayDelete = stored.byBot || chat.info.type === 'private' || chat.botStatus === 'administrator';
  if (!mayDelete) throw badRequest("message can't be deleted");
  stored.deleted = true;
  if (stored.byBot) core.recorder.note(chat, stored, 'deleted');
  return true;
};

/** Methods that put a message without a file into a chat, or take one out. */
export const sendMethods: Record<string, Method> = {
  sendMessage,
  sendLocation,
  sendVenue,
  sendContact,
  sendChatAction,
  deleteMessage,
};
