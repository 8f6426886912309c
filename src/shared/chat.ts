/**
 * The words that channels and conversations share. A channel decodes a platform's event into an `InboundMessage` and
 * encodes an `OutboundMessage` for its platform; nothing above `bots` knows a platform's types, and nothing below
 * `conversation` knows a flow.
 */

export type MediaKind = 'photo' | 'video' | 'voice' | 'file';

/** A medium as the platform names it. `ref` is opaque: only the adapter that made it can fetch it. */
export interface MediaPart {
  t: 'media';
  kind: MediaKind;
  ref: string;
  fileName?: string;
  mime?: string;
  /** Size in bytes, when the platform tells it. */
  bytes?: number;
  /** Length in seconds, for voice and video. */
  seconds?: number;
}

export type Part =
  | { t: 'text'; text: string }
  /** WGS-84 degrees. */
  | { t: 'place'; lat: number; lon: number; label?: string }
  | MediaPart
  /** A button. The token is at most 64 bytes and is resolved from saved state. */
  | { t: 'press'; token: string }
  | { t: 'contact'; phone: string }
  /** The channel delivered something we cannot carry (a sticker, a poll …); `kind` names it for the answer. */
  | { t: 'unsupported'; kind: string };

/** A line of a list of choices, as it was shown. */
export interface ListedLine {
  /** From 1. */
  number: number;
  label: string;
}

/** Where a message came from or goes to. `id` is the platform's chat id, as text. */
export interface ChatAddress {
  channel: string;
  account: string;
  chatId: string;
}

export type ChatScope = 'private' | 'group';

/** One thing a person did in a chat, in the words of no platform. */
export interface InboundMessage {
  channel: string;
  /** Which of our accounts on that channel received it; event ids are unique per channel and account only. */
  account: string;
  /** The platform's id of the delivery: the same id twice is the same event. */
  eventId: string;
  chat: { id: string; scope: ChatScope; title?: string };
  personId: string;
  personName?: string;
  /** The client's language as the platform tells it (BCP 47), to choose the first language. */
  language?: string;
  /** True in private chats; in groups only when the bot is mentioned, commanded or replied to. */
  addressed: boolean;
  parts: Part[];
  /** Parts of one album share this key and are assembled before the conversation sees them. */
  albumKey?: string;
  sentAt: Date;
  /** When it reached us, epoch ms; the intake says so, no adapter need. */
  receivedAt?: number;
  /** Of what we said from this instant on its writer can have read nothing yet, epoch ms; the intake says so. */
  knowsUntil?: number;
  /** The platform's message id, so that an edit or a reply can name it. */
  messageId?: string;
  /** True when this is a later version of the message `messageId`. */
  edited?: boolean;
  /** The message id this one answers, if the person used the platform's reply. */
  replyTo?: string;
  /**
   * The list that this message answers by a number, where the channel knows only what was shown: its words then are the
   * label. Whether that list is still the one to be answered is for the conversation to say.
   */
  listed?: ListedLine[];
  /** A group was moved to a new chat id (Telegram's supergroups): the old id. */
  movedFrom?: string;
  /** A deep link's payload (`/start loc_…`, a QR code at a gate). */
  startPayload?: string;
}

/** A choice of a menu. Where there are buttons it is one; elsewhere it is a numbered line. */
export interface Choice {
  token: string;
  label: string;
}

export interface TextMessage {
  type: 'text';
  text: string;
  /** In a group: the next words of the person who is answered are wanted. Channels that can, point at that person. */
  asks?: 'words';
}

export interface MenuMessage {
  type: 'menu';
  prompt: string;
  choices: Choice[];
  /** The prompt asks for a place, phone or other thing the platform may help with. */
  asks?: 'place' | 'contact';
}

/** Rows of a label and a value, with choices below: a summary, a ticket, a ping. */
export interface CardMessage {
  type: 'card';
  title: string;
  rows: { label: string; value: string }[];
  choices: Choice[];
  /** Edit the message that was sent with this key, where the channel can; send anew where it cannot. */
  replaces?: string;
  /** With `replaces`: only to change what is there. Where nothing is, or the channel cannot edit, nothing is sent. */
  onlyInPlace?: true;
  /** What the card that was sent last with this one's key is left to say, where the channel can edit. */
  supersedes?: Pick<CardMessage, 'title' | 'rows'>;
}

export interface MediaMessage {
  type: 'media';
  media: OutboundMedia[];
  caption?: string;
}

/** Evidence on its way out: `source` says which channel and account can fetch `ref`. */
export interface OutboundMedia {
  kind: MediaKind;
  ref: string;
  source: { channel: string; account: string };
  fileName?: string;
  mime?: string;
}

/** `soft`: shown without a sound, where the channel can. */
export type OutboundMessage = (TextMessage | MenuMessage | CardMessage | MediaMessage) & { soft?: true };

/** What a channel can do; `null` means it cannot. Encoders keep to it, and the conformance kit checks that they do. */
export interface Capabilities {
  buttons: null | { perRow: number; max: number; labelChars: number; tokenBytes: number };
  edit: boolean;
  album: number;
  textChars: number;
  place: boolean;
  mentions: boolean;
  replyWindow: null | { ms: number; quota: number };
}

export type SendResult =
  /** The platform has it; `ids` are its message ids, in order. `leftOut`: why media that it went without were not had. */
  | { result: 'accepted'; ids: string[]; leftOut?: string[] }
  /** The platform did not take it and may later. */
  | { result: 'retry'; afterMs: number; why: string }
  | { result: 'windowClosed' }
  /** It will never take it: the person blocked us, the chat is gone, or it moved to `movedTo`. */
  | { result: 'rejected'; why: 'blocked' | 'gone' | 'moved' | 'invalid'; movedTo?: string; detail?: string }
  /** Nobody can tell: the request may have been carried out. */
  | { result: 'unknown'; why: string };

export type HealthState = 'up' | 'degraded' | 'down' | 'needsLogin';

export interface ChannelHealth {
  state: HealthState;
  since: Date;
  lastEventAt?: Date;
  /** Why it is not up, for the operator; never a secret. */
  why?: string;
  qr?: string;
}

/** Takes a decoded message; resolves when it is safe to acknowledge, rejects when the platform should deliver again. */
export type InboundSink = (message: InboundMessage) => Promise<void>;

export interface FetchedMedia {
  bytes: Buffer;
  mime: string;
  fileName?: string;
}

/** One platform, seen from this side. `send` never throws; `start` resolves once the adapter tries, not once it is up. */
export interface ChannelAdapter {
  readonly channel: string;
  readonly account: string;
  readonly capabilities: Capabilities;
  start(sink: InboundSink): Promise<void>;
  /** `key` is the outbox's: the same key twice is the same message (for platforms that can tell). */
  send(to: ChatAddress, message: OutboundMessage, options: SendOptions): Promise<SendResult>;
  /** The bytes as the platform has them. Throws `media.gone` or `media.tooLarge` for ever, anything else for now. */
  fetchMedia(ref: string): Promise<FetchedMedia>;
  /** The bytes lie elsewhere now, cleaned: whatever the adapter itself kept of them may go. */
  releaseMedia?(ref: string): Promise<void>;
  health(): ChannelHealth;
  /** Takes nothing more from people and ends what it took, within the deadline; still sends. `stop` follows. */
  hush?(deadlineMs: number): Promise<void>;
  /** Stops taking, lets what is under way end within the deadline, then leaves. */
  stop(deadlineMs: number): Promise<void>;
}

export interface SendOptions {
  key: string;
  /** The platform message ids of an earlier message to edit in place. */
  editIds?: string[];
  /** Media that cannot be had now are left out too, if anything is left to send. */
  leaveOut?: true;
  /** The platform message id to answer to (quoted). */
  replyTo?: string;
}
