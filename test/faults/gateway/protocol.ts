/** A message on the platform, as a puppet hands it on. */
export interface KeptMessage {
  id: string;
  type: number;
  text: string;
  talkerId: string;
  listenerId?: string;
  roomId?: string;
  mentionIdList?: string[];
  filename?: string;
  /** Seconds. */
  timestamp: number;
}

/** What the bot sends: words or a file. */
export interface Sending {
  chatId: string;
  text?: string;
  fileName?: string;
}

/** What the gateway must know of the platform, which outlives it. */
export interface Questions {
  message: { of: string; answer: KeptMessage };
  file: { of: string; answer: { name: string; bytes: Buffer } };
  person: { of: string; answer: { id: string; name: string } };
  room: { of: string; answer: { id: string; topic: string; memberIdList: string[] } };
  rooms: { of: null; answer: string[] };
  send: { of: Sending; answer: null };
}

/** How the gateway's puppet stands. */
export interface Standing {
  loggedIn: boolean;
  /** A program listens to what people say. */
  heard: boolean;
}

/** From the platform to its gateway. */
export type ToGateway =
  { t: 'said'; messageId: string } | { t: 'standing' } | { t: 'answer'; to: number; answer?: unknown; error?: string };

/** From the gateway to its platform. */
export type FromGateway =
  | { t: 'ready' }
  | ({ t: 'stands' } & Standing)
  /** Nobody listened. */
  | { t: 'missed'; messageId: string }
  | { t: 'question'; id: number; what: keyof Questions; of: unknown };
