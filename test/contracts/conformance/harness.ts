import type { Capabilities, ChannelAdapter, ChatAddress, InboundSink } from '../../../src/shared/chat';

/** Who does something, and where: in the private chat with the bot when no group is named. */
export interface Where {
  person: string;
  group?: string;
}

/** One thing a person sent, as the platform names it. */
export interface Said {
  messageId: string;
}

/** One message of the bot as a person sees it now. */
export interface Arrived {
  id: string;
  /** What is read, without any markup. */
  text: string;
  /** Buttons, row after row. */
  rows: { label: string; token: string }[][];
  /** How many photos, films and files it shows. */
  media: number;
  /** Messages of one album share it. */
  album?: string;
  edits: number;
  replyTo?: string;
}

/** What may go wrong with what we send. Lasts for one send, but `down`, which lasts until `heals`. */
export type SendFault = 'retryLater' | 'blocked' | 'moved' | 'timeout' | 'lostAnswer' | 'down' | 'windowClosed';

/** A platform with persons on it, and our adapter at its other end. */
export interface Harness {
  /** The adapter that runs now. */
  readonly adapter: ChannelAdapter;
  /** What no log line and no health report may hold. */
  readonly secrets: readonly string[];
  /** Media above this size must be refused. */
  readonly maxMediaBytes: number;
  /** Whether pictures sent together are told from one alone only by what follows. */
  readonly lateAlbums?: boolean;
  /** Everything logged so far. */
  logged(): string;

  /** Starts the adapter; resolves when it is up. */
  begins(sink: InboundSink): Promise<void>;
  /** Stops the adapter and begins with a new one on the same platform. */
  restarts(sink: InboundSink): Promise<void>;
  /** Ends everything, with nothing left open. */
  ends(): Promise<void>;

  person(): Promise<string>;
  group(members: string[]): Promise<string>;
  address(where: Where): ChatAddress;
  /** What the adapter calls the person there; a platform may keep groups and private chats apart. */
  personId(where: Where): string;

  says(where: Where, text: string): Promise<Said>;
  /** Names the bot in a group. */
  mentions(where: Where, text: string): Promise<Said>;
  /** A command that names this bot, or another one. */
  commands(where: Where, command: string, to: 'us' | 'another'): Promise<Said>;
  /** Uses the platform's reply on the bot's newest message. */
  repliesToBot(where: Where, text: string): Promise<Said>;
  edits(where: Where, said: Said, text: string): Promise<Said>;
  sendsPhoto(where: Where, bytes: Buffer, caption?: string): Promise<Said>;
  /** So many photos at once. */
  sendsAlbum(where: Where, count: number, caption?: string): Promise<Said[]>;
  sendsVideo(where: Where): Promise<Said>;
  sendsVoice(where: Where): Promise<Said>;
  sendsFile(where: Where, name: string, bytes: Buffer): Promise<Said>;
  sendsPlace(where: Where, place: { lat: number; lon: number; label?: string }): Promise<Said>;
  sendsSticker(where: Where): Promise<Said>;
  sendsContact(where: Where, phone: string, whose: 'own' | 'other'): Promise<Said>;
  followsLink(where: Where, payload: string): Promise<Said>;
  /** Presses the choice with this number, from 1, of the newest message that has choices. */
  presses(where: Where, choice: number): Promise<void>;
  /** Presses a button that the message shows no more. */
  pressesStale(where: Where, token: string): Promise<void>;

  /** What the bot said there, oldest first. */
  arrived(where: Where): Promise<Arrived[]>;
  /** How many deliveries the platform still holds to be confirmed. */
  unconfirmed(): Promise<number>;
  /** The platform delivers its newest event once more, under the same id. */
  redelivers(): Promise<void>;
  /** The platform shows the adapter a message of its own. */
  echoesOwn(where: Where): Promise<void>;
  /** The platform delivers things that make no sense. */
  deliversNonsense(): Promise<void>;

  /** `where` is the chat that the fault is about. */
  breaks(fault: SendFault, where: Where): Promise<void>;
  heals(): Promise<void>;
  /** The session of the account ends, so that a person must log in. */
  logsOut(): Promise<void>;
}

/** What a platform may not have. */
export type Feature =
  | 'groups'
  | 'mention'
  /** Other bots may be in the same group. */
  | 'otherBots'
  | 'reply'
  /** The bot can name what it answers. */
  | 'replyOut'
  | 'personEdits'
  | 'botEdits'
  | 'buttons'
  | 'numbers'
  /** A medium can have words of its own. */
  | 'captions'
  | 'albumsIn'
  /** An album comes as several deliveries. */
  | 'albumParts'
  | 'albumsOut'
  | 'mediaOut'
  | 'place'
  | 'video'
  | 'voice'
  | 'file'
  | 'sticker'
  | 'contact'
  /** A person can pass on the number of somebody else. */
  | 'foreignContact'
  | 'deepLink'
  | 'redelivery'
  | 'retryLater'
  | 'blocked'
  | 'moved'
  | 'timeout'
  | 'lostAnswer'
  | 'down'
  /** The platform is somewhere else, so that the way to it may be cut. */
  | 'connection'
  /** The platform keeps one message for each key. */
  | 'keys'
  | 'window'
  | 'login'
  | 'nonsense'
  | 'secrets'
  | 'accounts'
  | 'echo';

/** Features the platform lacks, each with the reason that is reported. */
export type Lacks = Partial<Record<Feature, string>>;

/** What the adapter's own capabilities must say where a feature is lacking; other features have no capability. */
export const MUST_ADMIT: Partial<Record<Feature, (capabilities: Capabilities) => boolean>> = {
  mention: ({ mentions }) => !mentions,
  botEdits: ({ edit }) => !edit,
  buttons: ({ buttons }) => buttons === null,
  numbers: ({ buttons }) => buttons !== null,
  albumsOut: ({ album }) => album <= 1,
  place: ({ place }) => !place,
  window: ({ replyWindow }) => replyWindow === null,
};

/** Makes a harness; with `second`, one for another account on the same channel. */
export type MakeHarness = (account?: 'first' | 'second') => Promise<Harness>;
