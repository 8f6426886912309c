import type { SqlRow } from '../../database';
import type { ChatAddress, OutboundMedia } from '../../shared/chat';
import type { Language } from '../engine/language';

export type RelayState = 'waiting' | 'taken' | 'ended';

/** A person of staff in a resident's chat; neither side sees the other's account. */
export interface Relay {
  id: string;
  /** The resident's conversation, and where it is. */
  conversation: string;
  address: ChatAddress;
  language: Language;
  /** The ticket last spoken of there. */
  ticket: string | null;
  state: RelayState;
  takenBy: string | null;
}

/** What happened in a relay. `words` goes to the other side of who said it; the rest is told to those it concerns. */
export interface RelayLine {
  id: string;
  kind: 'asked' | 'words' | 'taken' | 'ended' | 'unanswered';
  side: 'resident' | 'staff';
  words: string | null;
  media: OutboundMedia[];
  speaker: string | null;
}

const MARK = 4;

/** By what the staff tell residents apart. */
export function relayMark(id: string): string {
  return id.slice(-MARK).toUpperCase();
}

const SUBJECT = 'relay:';

/** What a reply to a line of a relay is about. */
export function relaySubject(id: string): string {
  return `${SUBJECT}${id}`;
}

/** The relay that a quoted message is of; null for any other. */
export function relayOfSubject(subject: string | null): string | null {
  return subject?.startsWith(SUBJECT) ? subject.slice(SUBJECT.length) : null;
}

const TOKEN = /^rl:(take|end):([0-9a-z]{10,32})$/;

/** The token of a button below a line of a relay. */
export function relayToken(act: 'take' | 'end', id: string): string {
  return `rl:${act}:${id}`;
}

/** What such a button asks for; null for any other. */
export function parseRelayToken(token: string): { act: 'take' | 'end'; id: string } | null {
  const [, act, id] = TOKEN.exec(token) ?? [];
  return act && id ? { act: act as 'take' | 'end', id } : null;
}

export function toRelay(row: SqlRow): Relay {
  return {
    id: String(row.id),
    conversation: String(row.conversation),
    address: { channel: String(row.channel), account: String(row.account), chatId: String(row.chat_id) },
    language: row.language === 'en' ? 'en' : 'zh-CN',
    ticket: row.ticket === null ? null : String(row.ticket),
    state: String(row.state) as RelayState,
    takenBy: row.taken_by === null ? null : String(row.taken_by),
  };
}

export function toRelayLine(row: SqlRow): RelayLine {
  return {
    id: String(row.id),
    kind: String(row.kind) as RelayLine['kind'],
    side: String(row.side) as RelayLine['side'],
    words: row.words === null ? null : String(row.words),
    media: JSON.parse(String(row.media)) as OutboundMedia[],
    speaker: row.speaker === null ? null : String(row.speaker),
  };
}
