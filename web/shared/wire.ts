/** What travels between the pages and the server; see src/bots/web/web.view.ts for the other end. */
export type MediaKind = 'photo' | 'video' | 'voice' | 'file';

/** A medium; without `url` it cannot be shown. */
export interface Media {
  kind: MediaKind;
  url: string | null;
  /** A photo at 320 pixels. */
  smallUrl?: string;
  mime?: string;
  fileName?: string;
  bytes?: number;
}

/** A button. */
export interface Choice {
  token: string;
  label: string;
}

/** WGS-84 degrees. */
export interface Place {
  lat: number;
  lon: number;
  label?: string;
}

/** A button that was pressed, and the message that has it. */
export interface Press {
  token: string;
  messageId: string;
  label: string;
}

/** What a person said. */
export interface SaidBody {
  type: 'said';
  text?: string;
  place?: Place;
  media?: Media[];
  press?: Press;
  contact?: string;
  replyTo?: string;
}

/** What the bot said. */
export type BotBody = (
  | { type: 'text'; text: string }
  | { type: 'menu'; prompt: string; choices: Choice[]; asks?: 'place' | 'contact' }
  | { type: 'card'; title: string; rows: { label: string; value: string }[]; choices: Choice[] }
  | { type: 'media'; media: Media[]; caption?: string }
) & { replyTo?: string };

/** A message as the server keeps it; ids sort by the order in which things were said. */
export interface Message {
  id: string;
  chatId: string;
  author: 'bot' | 'person';
  person: { id: string; name: string | null } | null;
  clientId: string | null;
  at: number;
  editedAt: number | null;
  body: SaidBody | BotBody;
}

/** Part of a chat, oldest first. */
export interface History {
  messages: Message[];
  more: boolean;
}

/** What the server takes at most. */
export interface Limits {
  textChars: number;
  mediaBytes: number;
  media: number;
}

/** What the server says to whoever comes. */
export interface Me {
  language: string;
  limits: Limits;
}

/** A file that the server has. */
export interface Uploaded {
  ref: string;
  kind: MediaKind;
  mime: string;
  bytes: number;
  fileName?: string;
}

/** What a page says; `media` are the refs of uploads. */
export interface Said {
  text?: string;
  place?: Place;
  press?: Press;
  media?: string[];
  replyTo?: string;
  language?: string;
  startPayload?: string;
  as?: { id: string; name: string };
}

/** A unit's group with its newest message. */
export interface Room {
  id: string;
  chatId: string;
  title: string;
  last: Message;
}
