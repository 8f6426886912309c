import type { InboundMessage, ListedLine, MediaKind, MediaPart, Part } from '../../shared/chat';
import { cleanText, MAX_TEXT } from '../understanding';

/** A medium with the account that can fetch it: evidence in the making. */
export interface GivenMedia {
  kind: MediaKind;
  ref: string;
  channel: string;
  account: string;
  fileName?: string;
  mime?: string;
  bytes?: number;
}

export interface GivenPlace {
  lat: number;
  lon: number;
  label?: string;
}

/** What a message holds, sorted by what it is. */
export interface Input {
  /** All words, cleaned of what cannot be seen; empty when there are none. */
  text: string;
  /** There only when more was written than is kept: the person must be told. */
  cut?: true;
  /** There only when media were left out because they say that they are too large: the person must be told. */
  tooLarge?: true;
  place: GivenPlace | null;
  media: GivenMedia[];
  token: string | null;
  /** The list that the words answer, where no more of it is known than what was shown. */
  listed?: readonly ListedLine[];
  phone: string | null;
  unsupported: string[];
  /** When it reached us, epoch ms; a message that is heard anew is as old as it was. */
  receivedAt: number;
  /** Of what was said to its writer from this instant on nothing can have been read yet, epoch ms; not after `receivedAt`. */
  knowsUntil: number;
  messageId: string | null;
  edited: boolean;
  addressed: boolean;
  startPayload: string | null;
  /** The ticket that the answered message was about. */
  replySubject: string | null;
}

/** Sorts the parts of a message. Media of more bytes than are kept are left out. */
export function inputOf(message: InboundMessage, replySubject: string | null, maxMediaBytes: number): Input {
  const input: Input = {
    text: wordsOf(message),
    ...(isTooLong(message) ? { cut: true } : {}),
    place: null,
    media: [],
    token: null,
    ...(message.listed ? { listed: message.listed } : {}),
    phone: null,
    unsupported: [],
    receivedAt: message.receivedAt ?? Infinity,
    knowsUntil: message.knowsUntil ?? Infinity,
    messageId: message.messageId ?? null,
    edited: message.edited ?? false,
    addressed: message.addressed,
    startPayload: message.startPayload ?? null,
    replySubject,
  };
  for (const part of message.parts) sort(part, input, message);
  const media = input.media.filter(({ bytes = 0 }) => bytes <= maxMediaBytes);
  return media.length === input.media.length ? input : { ...input, media, tooLarge: true };
}

/** Whether words were left out: a message is kept up to `MAX_TEXT` characters. */
function isTooLong({ parts }: InboundMessage): boolean {
  const lengths = parts.map((part) => (part.t === 'text' ? part.text.length : 0));
  return lengths.reduce((sum, one) => sum + one, 0) > MAX_TEXT;
}

function wordsOf({ parts, chat, addressed }: InboundMessage): string {
  const words = parts.flatMap((part) => (part.t === 'text' ? [part.text] : []));
  const text = cleanText(words.join('\n'));
  return chat.scope === 'group' && addressed ? withoutName(text) : text;
}

function sort(part: Part, input: Input, message: InboundMessage): void {
  if (part.t === 'place') input.place = placeOf(part);
  else if (part.t === 'media') input.media.push(mediaOf(part, message));
  else if (part.t === 'press') input.token = part.token;
  else if (part.t === 'contact') input.phone = part.phone;
  else if (part.t === 'unsupported') input.unsupported.push(part.kind);
}

/** In a group people put a name before or after what they say to it. */
function withoutName(text: string): string {
  return text.replace(/^@\S+\s+|\s+@\S+$/g, '').trim();
}

function placeOf(part: { lat: number; lon: number; label?: string }): GivenPlace | null {
  const real = Math.abs(part.lat) <= 90 && Math.abs(part.lon) <= 180;
  return real ? { lat: part.lat, lon: part.lon, ...(part.label ? { label: cleanText(part.label) } : {}) } : null;
}

function mediaOf(part: MediaPart, from: { channel: string; account: string }): GivenMedia {
  return {
    kind: part.kind,
    ref: part.ref,
    channel: from.channel,
    account: from.account,
    ...(part.fileName ? { fileName: part.fileName } : {}),
    ...(part.mime ? { mime: part.mime } : {}),
    ...(part.bytes === undefined ? {} : { bytes: part.bytes }),
  };
}

/** True when nothing in the message could be an answer. */
export function isEmpty(input: Input): boolean {
  return !input.text && !input.place && !input.media.length && !input.token && !input.phone;
}
