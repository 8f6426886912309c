import type { Core } from '../core';
import { ImpossibleAct } from '../errors';
import { withoutReply } from '../methods/send';
import type { ChatState } from '../state';
import type { Content, Entity, Message, Update, User } from '../types';

/** Who does something, and where; the private chat with the bot when no chat is named. */
export interface Speaker {
  person: number;
  chat?: number;
  /** The message this one answers. */
  reply_to?: number;
}

/** What a person put into a chat; no update where the bot does not get to see it. */
export interface Said {
  message: Message;
  update_id: number | null;
}

/** The person and the chat, if the app would let this person write there. */
export function findSpeaker(core: Core, { person: id, chat: chatId = id }: Speaker): { person: User; chat: ChatState } {
  const person = core.world.persons.get(id);
  if (!person) throw new ImpossibleAct(`there is no person ${id}`);
  const chat = core.world.chats.get(chatId);
  if (!chat) throw new ImpossibleAct(`there is no chat ${chatId}`);
  if (chat.upgradedTo !== undefined) throw new ImpossibleAct(`chat ${chatId} has become ${chat.upgradedTo}`);
  if (chat.info.type !== 'private') {
    if (!chat.members.has(id)) throw new ImpossibleAct(`person ${id} is not in chat ${chatId}`);
  } else if (chatId !== id) {
    throw new ImpossibleAct(`chat ${chatId} is somebody else's`);
  } else if (chat.botStatus === 'kicked') {
    throw new ImpossibleAct(`person ${id} has blocked the bot`);
  }
  return { person, chat };
}

/** Puts the message into the chat, and tells the bot if it may see it. */
export function say(core: Core, speaker: Speaker, content: Content): Said {
  const { person, chat } = findSpeaker(core, speaker);
  const message: Message = {
    message_id: core.world.nextMessageId(chat),
    from: person,
    chat: chat.info,
    date: core.world.seconds(),
    ...content,
  };
  if (speaker.reply_to !== undefined) {
    const replied = core.world.findMessage(chat, speaker.reply_to);
    if (!replied) throw new ImpossibleAct(`there is no message ${speaker.reply_to} to answer`);
    message.reply_to_message = withoutReply(replied.message);
  }
  keep(chat, message);
  if (chat.info.type === 'private') chat.started = true;
  return { message, update_id: tell(core, chat, message, 'message') };
}

/** A message nobody typed; bots see these in any privacy mode. */
export function announce(core: Core, chat: ChatState, from: User, content: Content): Update | null {
  const message: Message = {
    message_id: core.world.nextMessageId(chat),
    from,
    chat: chat.info,
    date: core.world.seconds(),
    ...content,
  };
  keep(chat, message);
  return core.desk.push({ message });
}

/** Queues the update where the bot may see the message; its id, or null. */
export function tell(core: Core, chat: ChatState, message: Message, as: 'message' | 'edited_message'): number | null {
  if (!botSees(core, chat, message)) return null;
  return core.desk.push({ [as]: message })?.update_id ?? null;
}

function keep(chat: ChatState, message: Message): void {
  const stored = { message, byBot: false, method: '', keyboard: undefined, edits: 0, deleted: false, seq: 0 };
  chat.messages.set(message.message_id, stored);
}

function botSees(core: Core, chat: ChatState, message: Message): boolean {
  if (chat.botStatus === 'kicked' || chat.botStatus === 'left') return false;
  const { bot } = core.world;
  if (chat.info.type === 'private' || !bot.privacyMode || chat.botStatus === 'administrator') return true;
  if (message.reply_to_message?.from?.id === bot.user.id) return true;
  const text = message.text ?? message.caption ?? '';
  const entities = message.entities ?? message.caption_entities ?? [];
  return entities.some((entity) => isMeant(entity, text, bot.user));
}

// A command that names no bot is for all of them.
function isMeant(entity: Entity, text: string, bot: User): boolean {
  const marked = text.slice(entity.offset, entity.offset + entity.length).toLowerCase();
  const name = `@${(bot.username ?? '').toLowerCase()}`;
  if (entity.type === 'mention') return marked === name;
  if (entity.type === 'bot_command') return !marked.includes('@') || marked.endsWith(name);
  return entity.type === 'text_mention' && entity.user?.id === bot.id;
}
