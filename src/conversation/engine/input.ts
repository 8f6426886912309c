import type { InboundMessage, MediaKind, MediaPart } from '../../shared/chat';
import { cleanText } from '../understanding';

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
  place: GivenPlace | null;
  media: GivenMedia[];
  token: string | null;
  phone: string | null;
  unsupported: string[];
  messageId: string | null;
  edited: boolean;
  addressed: boolean;
  startPayload: string | null;
  /** The ticket that the answered message was about. */
  replySubject: string | null;
}

/** Sorts the parts of a message. */
export function inputOf(message: InboundMessage, replySubject: string | null): Input {
  const input: Input = {
    text: '',
    place: null,
    media: [],
    token: null,
    phone: null,
    unsupported: [],
    messageId: message.messageId ?? null,
    edited: message.edited ?? false,
    addressed: message.addressed,
    startPayload: message.startPayload ?? null,
    replySubject,
  };
  const words: string[] = [];
  for (const part of message.parts) {
    if (part.t === 'text') words.push(part.text);
    else if (part.t === 'place') input.place = placeOf(part);
    else if (part.t === 'media') input.media.push(mediaOf(part, message));
    else if (part.t === 'press') input.token = part.token;
    else if (part.t === 'contact') input.phone = part.phone;
    else input.unsupported.push(part.kind);
  }
  input.text = cleanText(words.join('\n'));
  return input;
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
