import type { Core, Method } from '../core';
import { badRequest } from '../errors';
import type { ChatState, StoredMessage } from '../state';
import type { Message, Params, ReplyMarkup } from '../types';
import { readBoolean, readCaption, readChatId, readInteger, readReplyMarkup, readString, readText } from '../validate';

const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current ' +
  'content and reply markup of the message';

interface Editable {
  chat: ChatState;
  stored: StoredMessage;
  markup: ReplyMarkup | undefined;
}

function readEditable(core: Core, params: Params): Editable {
  const chat = core.world.writableChat(readChatId(params));
  const messageId = readInteger(params, 'message_id');
  if (messageId === undefined) throw badRequest('message identifier is not specified');
  const stored = core.world.findMessage(chat, messageId);
  if (!stored) throw badRequest('message to edit not found');
  if (!stored.byBot) throw badRequest("message can't be edited");
  return { chat, stored, markup: readReplyMarkup(params) };
}

// Messages are replaced rather than changed: replies and presses keep showing what they saw.
function replace(core: Core, { chat, stored, markup }: Editable, changed: Partial<Message>): Message {
  const { reply_markup: oldMarkup, ...rest } = stored.message;
  const edited: Message = { ...rest, ...changed, edit_date: core.world.seconds() };
  if (markup?.inline_keyboard?.length) edited.reply_markup = { inline_keyboard: markup.inline_keyboard };
  if (sameContent({ ...rest, reply_markup: oldMarkup }, edited)) throw badRequest(NOT_MODIFIED);
  stored.message = edited;
  stored.keyboard = markup;
  stored.edits++;
  core.recorder.note(chat, stored, 'edited');
  return edited;
}

function sameContent(a: Partial<Message>, b: Partial<Message>): boolean {
  return fingerprint(a) === fingerprint(b);
}

function fingerprint(message: Partial<Message>): string {
  const { text, entities, caption, caption_entities: captionEntities, reply_markup: markup } = message;
  return JSON.stringify([text, entities ?? [], caption, captionEntities ?? [], markup?.inline_keyboard ?? []]);
}

const editMessageText: Method = (core, { params }) => {
  const editable = readEditable(core, params);
  if (editable.stored.message.text === undefined) throw badRequest('there is no text in the message to edit');
  const { text, entities } = readText(params);
  return replace(core, editable, { text, entities });
};

const editMessageCaption: Method = (core, { params }) => {
  const editable = readEditable(core, params);
  const { photo, video, voice, audio, document } = editable.stored.message;
  if (!photo && !video && !voice && !audio && !document) throw badRequest('there is no caption in the message to edit');
  const { caption, caption_entities: entities } = readCaption(params);
  return replace(core, editable, { caption, caption_entities: entities });
};

const editMessageReplyMarkup: Method = (core, { params }) => replace(core, readEditable(core, params), {});

const answerCallbackQuery: Method = (core, { params }) => {
  const text = readString(params, 'text');
  if (text && text.length > 200) throw badRequest('MESSAGE_TOO_LONG');
  const url = readString(params, 'url');
  const answer = { show_alert: readBoolean(params, 'show_alert'), ...(text ? { text } : {}), ...(url ? { url } : {}) };
  if (!core.recorder.answer(readString(params, 'callback_query_id') ?? '', answer)) {
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  }
  return true;
};

/** Methods that change what was sent, or answer a press. */
export const editMethods: Record<string, Method> = {
  editMessageText,
  editMessageCaption,
  editMessageReplyMarkup,
  answerCallbackQuery,
};
