import { Puppet as AbstractPuppet, type payloads } from 'wechaty-puppet';
import { AppError } from '../../shared/app-error';
import type { Puppet } from './wechat.options';
import { KINDS } from './wechat.decode';

/** Words between two accounts, or of one in a room. */
export interface LocalMessage {
  id: string;
  talkerId: string;
  /** Whom they are said to: an account or a room. */
  chatId: string;
  text: string;
  /** Milliseconds. */
  at: number;
}

/** A WeChat that is in this process. */
export interface LocalPlatform {
  readonly botId: string;
  readonly rooms: ReadonlySet<string>;
  personName(id: string): string | null;
  message(id: string): LocalMessage | null;
  /** From now on this is called with the id of each message that reaches the bot; null ends it. */
  listen(listener: ((messageId: string) => void) | null): void;
  botSays(chatId: string, text: string): void;
}

const INDIVIDUAL = 1;

/** The base asks for some sixty methods; those that words do not need are never called. */
const Base = AbstractPuppet as unknown as new () => {
  emit(event: string, payload: object): boolean;
  login(userId: string): void;
};

/**
 * A puppet on a WeChat that is in this process: the way to play conversations through wechaty and our adapter without an
 * account. It carries words only.
 */
export function makeLocalPuppet(platform: LocalPlatform): Puppet {
  return new LocalPuppet(platform) as unknown as Puppet;
}

class LocalPuppet extends Base {
  constructor(private readonly platform: LocalPlatform) {
    super();
  }

  onStart(): Promise<void> {
    this.platform.listen((messageId) => this.emit('message', { messageId }));
    this.login(this.platform.botId);
    return Promise.resolve();
  }

  onStop(): Promise<void> {
    this.platform.listen(null);
    return Promise.resolve();
  }

  ding(data = ''): void {
    setImmediate(() => this.emit('dong', { data }));
  }

  name(): string {
    return 'local';
  }

  version(): string {
    return '1.0.0';
  }

  contactRawPayload(id: string): Promise<payloads.Contact> {
    const name = this.platform.personName(id);
    if (name === null) return Promise.reject(notFound('contact'));
    return Promise.resolve({ id, name, avatar: '', gender: 0, phone: [], type: INDIVIDUAL, friend: true });
  }

  contactRawPayloadParser(payload: payloads.Contact): Promise<payloads.Contact> {
    return Promise.resolve(payload);
  }

  contactList(): Promise<string[]> {
    return Promise.resolve([]);
  }

  roomList(): Promise<string[]> {
    return Promise.resolve([...this.platform.rooms]);
  }

  roomRawPayload(id: string): Promise<payloads.Room> {
    if (!this.platform.rooms.has(id)) return Promise.reject(notFound('room'));
    return Promise.resolve({ id, topic: id, memberIdList: [this.platform.botId], adminIdList: [] });
  }

  roomRawPayloadParser(payload: payloads.Room): Promise<payloads.Room> {
    return Promise.resolve(payload);
  }

  async roomMemberList(id: string): Promise<string[]> {
    return (await this.roomRawPayload(id)).memberIdList;
  }

  messageRawPayload(id: string): Promise<payloads.Message> {
    const message = this.platform.message(id);
    if (!message) return Promise.reject(notFound('message'));
    const { text, talkerId, chatId, at } = message;
    const payload = { id, type: KINDS.text, text, talkerId, listenerId: chatId, timestamp: Math.floor(at / 1000) };
    return Promise.resolve(payload as unknown as payloads.Message);
  }

  messageRawPayloadParser(payload: payloads.Message): Promise<payloads.Message> {
    return Promise.resolve(payload);
  }

  messageSendText(chatId: string, text: string): Promise<void> {
    this.platform.botSays(chatId, text);
    return Promise.resolve();
  }
}

function notFound(what: string): AppError {
  return new AppError('wechat.gone', { what });
}
