import type { InboundMessage, MediaKind, Part } from '../../shared/chat';
import { COMMAND_WORDS } from '../command-words';
import { toWgs84 } from './wechat.coordinates';
import type { WechatMenus } from './wechat.menus';
import { WECHAT } from './wechat.options';
import { idOfWords, linesIn, type Quote, readNumber, readQuote } from './wechat.quote';

/** A message as it was gathered from the puppet, with what surrounds it. */
export interface ReadMessage {
  id: string;
  /** wechaty's number for the kind of message. */
  type: number;
  text: string;
  /** As the platform counts it, in GCJ-02 degrees; for a place only. */
  place?: { latitude: number; longitude: number; name?: string; address?: string };
  fileName?: string;
  at: Date;
  talker: { id: string; name?: string; isPerson: boolean };
  room?: { id: string; title?: string; mentionsUs: boolean };
  me: { id: string; name: string };
}

/** wechaty's numbers for the kinds of messages, which its package must not be loaded for. */
export const KINDS = Object.freeze({
  attachment: 1,
  voice: 2,
  contact: 3,
  chatHistory: 4,
  sticker: 5,
  image: 6,
  text: 7,
  place: 8,
  miniProgram: 9,
  transfer: 11,
  redEnvelope: 12,
  link: 14,
  video: 15,
  post: 16,
});

const MEDIA: Readonly<Record<number, MediaKind>> = {
  [KINDS.attachment]: 'file',
  [KINDS.voice]: 'voice',
  [KINDS.image]: 'photo',
  [KINDS.video]: 'video',
};

/** What a person may send and we cannot carry. Other numbers are the platform's own notices. */
const UNSUPPORTED: Readonly<Record<number, string>> = {
  [KINDS.contact]: 'contact',
  [KINDS.chatHistory]: 'chatHistory',
  [KINDS.sticker]: 'sticker',
  [KINDS.miniProgram]: 'miniProgram',
  [KINDS.transfer]: 'transfer',
  [KINDS.redEnvelope]: 'redEnvelope',
  [KINDS.link]: 'link',
  [KINDS.post]: 'post',
};

/**
 * What a person did, in the words of no platform; `null` for what is nobody's doing: our own words, other accounts of
 * the platform, its notices, and anything malformed. Never throws.
 */
export function decode(read: ReadMessage, account: string, menus: WechatMenus): InboundMessage | null {
  const { id, room, me } = read;
  if (!id || !isSomebodyElse(read)) return null;
  const quote = read.type === KINDS.text ? readQuote(read.text, me.name) : null;
  const { parts, ...listed } = quote
    ? answerOf(quote, room ? undefined : read.talker.id, menus)
    : { parts: partsOf(read) };
  if (!parts.length) return null;
  return {
    channel: WECHAT,
    account,
    eventId: id,
    messageId: id,
    ...placeIn(read),
    addressed: !room || room.mentionsUs || speaksToUs(quote, parts, me.name),
    parts,
    sentAt: read.at,
    ...(quote ? { replyTo: idOfWords(quote.quoted) } : {}),
    ...listed,
  };
}

function placeIn({ talker, room }: ReadMessage): Pick<InboundMessage, 'chat' | 'personId' | 'personName'> {
  const chat = room ? roomChat(room) : { id: talker.id, scope: 'private' as const };
  return { chat, personId: talker.id, ...(talker.name ? { personName: talker.name } : {}) };
}

function isSomebodyElse({ talker, me }: ReadMessage): boolean {
  return Boolean(talker.id) && talker.id !== me.id && talker.isPerson;
}

function roomChat({ id, title }: NonNullable<ReadMessage['room']>): InboundMessage['chat'] {
  return { id, scope: 'group', ...(title ? { title } : {}) };
}

/**
 * A number that answers a list is its button; of a list that is forgotten, its label, with the list, lest it answer
 * another question than the one it was said to. In a room (no `chatId`) it is always the label: with the ticket that the
 * quoted card is about it says the same after a restart, and is answered.
 */
function answerOf(
  { quoted, reply }: Quote,
  chatId: string | undefined,
  menus: WechatMenus,
): Pick<InboundMessage, 'parts' | 'listed'> {
  const number = readNumber(reply);
  if (number === null) return { parts: reply.trim() ? [{ t: 'text', text: reply }] : [] };
  const token = chatId === undefined ? undefined : menus.token(chatId, idOfWords(quoted), number);
  if (token !== undefined) return { parts: [{ t: 'press', token }] };
  const lines = linesIn(quoted);
  const label = lines.find((line) => line.number === number)?.label;
  if (label === undefined) return { parts: [{ t: 'text', text: reply }] };
  return { parts: [{ t: 'text', text: label }], ...(chatId === undefined ? {} : { listed: lines }) };
}

function speaksToUs(quote: Quote | null, parts: readonly Part[], ourName: string): boolean {
  const [first] = parts;
  if (quote?.name === ourName || first?.t === 'press') return true;
  const text = first?.t === 'text' ? first.text.trimStart() : '';
  return COMMAND_WORDS.some((word) => text.startsWith(word));
}

function partsOf(read: ReadMessage): Part[] {
  const { type, text, id, fileName } = read;
  if (type === KINDS.text) return text.trim() ? [{ t: 'text', text }] : [];
  if (type === KINDS.place) return placeOf(read);
  const kind = MEDIA[type];
  if (kind) return [{ t: 'media', kind, ref: refOf(kind, id), ...(fileName ? { fileName } : {}) }];
  const unsupported = UNSUPPORTED[type];
  return unsupported ? [{ t: 'unsupported', kind: unsupported }] : [];
}

function placeOf({ place }: ReadMessage): Part[] {
  if (!place || !isDegrees(place.latitude, 90) || !isDegrees(place.longitude, 180)) {
    return [{ t: 'unsupported', kind: 'place' }];
  }
  const label = labelOf(place);
  const at = toWgs84({ lat: place.latitude, lon: place.longitude });
  return [label ? { t: 'place', ...at, label } : { t: 'place', ...at }];
}

function labelOf({ name = '', address = '' }: NonNullable<ReadMessage['place']>): string {
  return address.includes(name.trim()) ? address.trim() : `${name.trim()} ${address.trim()}`.trim();
}

function isDegrees(value: number, most: number): boolean {
  return Number.isFinite(value) && Math.abs(value) <= most;
}

/** How a medium is named outside: pictures are asked for in another way than files. */
export function refOf(kind: MediaKind, messageId: string): string {
  return `${kind === 'photo' ? 'image' : 'file'}/${messageId}`;
}

/** The way back from `refOf`; `null` for what it did not make. */
export function readRef(ref: string): { image: boolean; messageId: string } | null {
  const [, how, messageId] = /^(image|file)\/(.+)$/s.exec(ref) ?? [];
  return messageId === undefined ? null : { image: how === 'image', messageId };
}
