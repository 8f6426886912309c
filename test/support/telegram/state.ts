import { badRequest, forbidden } from './errors';
import type { ChatInfo, MemberStatus, Message, ReplyMarkup, User } from './types';

/** One message of a chat, whoever sent it, as it stands after all edits. */
export interface StoredMessage {
  message: Message;
  byBot: boolean;
  method: string;
  keyboard: ReplyMarkup | undefined;
  edits: number;
  deleted: boolean;
  seq: number;
}

/** What the bot did to a message, in the order it was done. */
export interface Happening {
  seq: number;
  kind: 'sent' | 'edited' | 'deleted';
  stored: StoredMessage;
}

/** A chat with everything that lies in it. */
export interface ChatState {
  info: ChatInfo;
  /** Empty in private chats: the person is the chat. */
  members: Map<number, MemberStatus>;
  botStatus: MemberStatus;
  /** In private chats: has the person ever written, so that the bot may. */
  started: boolean;
  upgradedTo: number | undefined;
  messages: Map<number, StoredMessage>;
  happenings: Happening[];
  actions: { action: string; at: number }[];
  lastMessageId: number;
}

/** Who the bot is and how it sees groups. */
export interface BotIdentity {
  user: User;
  privacyMode: boolean;
}

/** Everybody and every chat; the only place where they are looked up. */
export class World {
  readonly persons = new Map<number, User>();
  readonly chats = new Map<number, ChatState>();
  private lastSharedMessageId = 0;
  private lastPersonId = 700_000_000;
  private lastGroupNumber = 4_000_000;

  constructor(
    readonly bot: BotIdentity,
    readonly now: () => number,
  ) {}

  nextPersonId(): number {
    return ++this.lastPersonId;
  }

  nextGroupId(type: 'group' | 'supergroup'): number {
    const number = ++this.lastGroupNumber;
    return type === 'group' ? -number : -1_000_000_000_000 - number;
  }

  addChat(info: ChatInfo, botStatus: MemberStatus, started: boolean): ChatState {
    const chat: ChatState = {
      info,
      members: new Map(),
      botStatus,
      started,
      upgradedTo: undefined,
      messages: new Map(),
      happenings: [],
      actions: [],
      lastMessageId: 0,
    };
    this.chats.set(info.id, chat);
    return chat;
  }

  /** Supergroups count for themselves; private chats and small groups share the account's counter. */
  nextMessageId(chat: ChatState): number {
    if (chat.info.type === 'supergroup') return ++chat.lastMessageId;
    return ++this.lastSharedMessageId;
  }

  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  /** The chat, if the bot may know of it. */
  readableChat(id: number): ChatState {
    const chat = this.chats.get(id);
    if (!chat) throw badRequest('chat not found');
    return chat;
  }

  /** The chat, if the bot may write there now; otherwise the platform's refusal. */
  writableChat(id: number): ChatState {
    const chat = this.readableChat(id);
    if (chat.upgradedTo !== undefined) {
      throw badRequest('group chat was upgraded to a supergroup chat', { migrate_to_chat_id: chat.upgradedTo });
    }
    if (chat.info.type === 'private') return this.writablePrivate(chat);
    const kind = `${chat.info.type} chat`;
    if (chat.botStatus === 'kicked') throw forbidden(`bot was kicked from the ${kind}`);
    if (chat.botStatus === 'left') throw forbidden(`bot is not a member of the ${kind}`);
    return chat;
  }

  private writablePrivate(chat: ChatState): ChatState {
    if (chat.botStatus === 'kicked') throw forbidden('bot was blocked by the user');
    if (!chat.started) throw forbidden("bot can't initiate conversation with a user");
    return chat;
  }

  /** A message that is still there. */
  findMessage(chat: ChatState, messageId: number): StoredMessage | undefined {
    const stored = chat.messages.get(messageId);
    return stored && !stored.deleted ? stored : undefined;
  }
}
