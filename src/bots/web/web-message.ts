import type { Choice, MediaKind } from '../../shared/chat';

/** A medium in a stored message; without `ref` it could not be had. */
export interface StoredMedia {
  kind: MediaKind;
  ref: string | null;
  mime?: string;
  fileName?: string;
  bytes?: number;
}

/** What a person said: any of these, or one button. */
export interface SaidBody {
  type: 'said';
  text?: string;
  place?: { lat: number; lon: number; label?: string };
  media?: StoredMedia[];
  /** The words on the button are shown as the person's own. */
  press?: { token: string; messageId: string; label: string };
  contact?: string;
  replyTo?: string;
}

/** What the bot said, ready to be shown. */
export type BotBody = (
  | { type: 'text'; text: string; asks?: 'words' }
  | { type: 'menu'; prompt: string; choices: Choice[]; asks?: 'place' | 'contact' }
  | { type: 'card'; title: string; rows: { label: string; value: string }[]; choices: Choice[] }
  | { type: 'media'; media: StoredMedia[]; caption?: string }
) & { replyTo?: string };

/** What a message says, whoever says it. */
export type MessageBody = SaidBody | BotBody;

/** A message as it is kept. Ids sort by the order in which things were said. */
export interface WebMessage {
  id: string;
  chatId: string;
  author: 'bot' | 'person';
  personId: string | null;
  personName: string | null;
  /** Whoever says it again under the same id in the same chat says nothing new. */
  clientId: string | null;
  body: MessageBody;
  at: number;
  editedAt: number | null;
}

/** A message that has no id yet. */
export type NewMessage = Omit<WebMessage, 'id' | 'editedAt' | 'at'>;
