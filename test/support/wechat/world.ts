import { KINDS } from '../../../src/bots/wechat/wechat.decode';

export interface Person {
  id: string;
  name: string;
}

export interface Room {
  id: string;
  topic: string;
  members: Set<string>;
}

/** A medium as it lies on the platform. */
export interface StoredFile {
  name: string;
  bytes: Buffer;
}

/** WeChat counts places in shifted degrees (GCJ-02). */
export interface StoredPlace {
  latitude: number;
  longitude: number;
  name: string;
  address: string;
}

/** One message, from a person or from the bot. */
export interface WorldMessage {
  id: string;
  type: number;
  text: string;
  talkerId: string;
  /** The other person of a private chat. */
  listenerId?: string;
  roomId?: string;
  mentions: string[];
  file?: StoredFile;
  place?: StoredPlace;
  /** Milliseconds. */
  at: number;
}

/** Where something is said. */
export interface Spot {
  person: string;
  room?: string;
}

/** Whoever is logged in as the bot. */
export interface Listener {
  hears(messageId: string): void;
  /** The way to the platform is cut. */
  loses(): void;
  logsOut(): void;
  logsIn(): void;
  joins(roomId: string, inviterId: string): void;
}

export type NextSend = 'silence' | 'doThenDrop';

const BOT: Person = { id: 'wxid_yingsheng', name: '应声' };
const DASHES = '- - - - - - - - - - - - - - -';

/** WeChat seen from outside: people, rooms, and what was said. It outlives every puppet. */
export class WechatWorld {
  readonly bot = BOT;
  readonly messages = new Map<string, WorldMessage>();
  readonly rooms = new Map<string, Room>();
  readonly people = new Map<string, Person>([[BOT.id, BOT]]);
  /** Whether somebody scanned the code. */
  loggedIn = true;
  cut = false;
  /** What happens to the next send. */
  nextSend: NextSend | null = null;
  private listener: Listener | null = null;
  private undelivered: string[] = [];
  private serial = 0;

  constructor(private readonly now: () => number = Date.now) {}

  addPerson(name = '居民'): Person {
    const person = { id: `wxid_${this.next()}`, name };
    this.people.set(person.id, person);
    return person;
  }

  /** A room with the bot in it. */
  addRoom(topic: string, members: readonly string[] = [], id = `${this.next()}@chatroom`): Room {
    const room = { id, topic, members: new Set([this.bot.id, ...members]) };
    this.rooms.set(id, room);
    return room;
  }

  /** Somebody lets the bot into a room. */
  invites(inviterId: string, roomId: string): void {
    this.rooms.get(roomId)?.members.add(this.bot.id).add(inviterId);
    this.listener?.joins(roomId, inviterId);
  }

  says(spot: Spot, text: string, mentions: readonly string[] = []): WorldMessage {
    return this.deliver(spot, { type: KINDS.text, text, mentions: [...mentions] });
  }

  /** Names the bot, as the client writes it. */
  mentions(spot: Spot, text: string): WorldMessage {
    return this.says(spot, `@${this.bot.name}\u2005${text}`, [this.bot.id]);
  }

  /** Quotes a message. All that a puppet gets of the quoted one is its words. */
  quotes(spot: Spot, quoted: WorldMessage, text: string): WorldMessage {
    const name = this.people.get(quoted.talkerId)?.name ?? '';
    const words = quoted.file ? '[图片]' : quoted.text;
    return this.says(spot, `「${name}：${words}」\n${DASHES}\n${text}`);
  }

  sendsFile(spot: Spot, type: number, file: StoredFile): WorldMessage {
    return this.deliver(spot, { type, text: '', mentions: [], file });
  }

  sendsPlace(spot: Spot, place: StoredPlace): WorldMessage {
    return this.deliver(spot, { type: KINDS.place, text: '', mentions: [], place });
  }

  sendsOther(spot: Spot, type: number): WorldMessage {
    return this.deliver(spot, { type, text: '<msg/>', mentions: [] });
  }

  /** The same message comes to the puppet once more. */
  redeliver(messageId: string): void {
    this.hand(messageId);
  }

  /** An event about a message that there is not, or that is broken. */
  nonsense(): void {
    const broken = { id: '', type: KINDS.text, text: '', talkerId: '', mentions: [], at: Number.NaN };
    this.messages.set('broken', broken as WorldMessage);
    for (const id of ['no-such-message', 'broken']) this.hand(id);
  }

  /** What the bot said in a room, or to a person, oldest first. */
  fromBot(chatId: string): WorldMessage[] {
    const said = [...this.messages.values()].filter(({ talkerId }) => talkerId === this.bot.id);
    return said.filter(({ roomId, listenerId }) => (roomId ?? listenerId) === chatId);
  }

  /** How many messages wait for somebody to log in. */
  get waiting(): number {
    return this.undelivered.length;
  }

  /** The bot says something; throws for a chat that there is not. */
  botSays(chatId: string, said: { text?: string; file?: StoredFile; mentions?: string[] }): WorldMessage {
    const room = this.rooms.get(chatId);
    if (!room?.members.has(this.bot.id) && (room || !this.people.has(chatId))) throw new Error('no such conversation');
    const message: WorldMessage = {
      id: this.next(),
      type: said.file ? KINDS.image : KINDS.text,
      text: said.text ?? '',
      talkerId: this.bot.id,
      ...(room ? { roomId: chatId } : { listenerId: chatId }),
      mentions: said.mentions ?? [],
      ...(said.file ? { file: said.file } : {}),
      at: this.now(),
    };
    this.messages.set(message.id, message);
    // Clients of the same account see what one of them sent.
    this.hand(message.id);
    return message;
  }

  cuts(): void {
    this.cut = true;
    this.listener?.loses();
  }

  heals(): void {
    this.cut = false;
    this.nextSend = null;
  }

  logsOut(): void {
    this.loggedIn = false;
    this.listener?.logsOut();
  }

  /** A person scans the code. */
  scans(): void {
    this.loggedIn = true;
    this.listener?.logsIn();
    this.catchUp();
  }

  /** A puppet is there; what was said meanwhile comes at once, as the platform does it for its own clients. */
  attach(listener: Listener): void {
    this.listener = listener;
    setImmediate(() => {
      if (this.loggedIn && this.listener) this.catchUp();
    });
  }

  detach(listener: Listener): void {
    if (this.listener === listener) this.listener = null;
  }

  private deliver(
    { person, room }: Spot,
    said: Pick<WorldMessage, 'type' | 'text' | 'mentions'> & Partial<Pick<WorldMessage, 'file' | 'place'>>,
  ): WorldMessage {
    const where = room === undefined ? { listenerId: this.bot.id } : { roomId: room };
    const message: WorldMessage = { id: this.next(), ...said, talkerId: person, ...where, at: this.now() };
    this.messages.set(message.id, message);
    this.hand(message.id);
    return message;
  }

  private hand(messageId: string): void {
    if (this.listener && !this.cut && this.loggedIn) this.listener.hears(messageId);
    else this.undelivered.push(messageId);
  }

  private catchUp(): void {
    for (const id of this.undelivered.splice(0)) this.hand(id);
  }

  private next(): string {
    this.serial += 1;
    return String(1_000_000 + this.serial);
  }
}
