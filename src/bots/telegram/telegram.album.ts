import type { FetchedMedia, OutboundMedia } from '../../shared/chat';
import type { ApiCall } from './telegram.api';
import { CAPTION_CHARS, TELEGRAM_CAPABILITIES } from './telegram.capabilities';
import { type FileType, readRef } from './telegram.media';
import { splitText, wellFormed } from '../text-split';

/** Bytes on their way up, in the client's shape. */
interface Upload {
  source: Buffer;
  filename: string;
}

interface Item {
  type: FileType;
  media: string | Upload;
}

/** Media that another channel holds, fetched before. */
export type Fetched = ReadonlyMap<OutboundMedia, FetchedMedia>;

const METHODS: Readonly<Record<FileType, ApiCall['method']>> = {
  photo: 'sendPhoto',
  video: 'sendVideo',
  voice: 'sendVoice',
  document: 'sendDocument',
  audio: 'sendAudio',
  animation: 'sendAnimation',
  video_note: 'sendVideoNote',
};

/** Which files may lie in one album; what is not here travels alone. */
const ALBUMS: Partial<Record<FileType, string>> = {
  photo: 'visual',
  video: 'visual',
  document: 'document',
  audio: 'audio',
};

const MAX_PHOTO_BYTES = 10_000_000;

/** The calls that send media in their order, as few as the platform allows; the caption goes with the first. */
export function mediaCalls(media: readonly OutboundMedia[], caption: string, fetched: Fetched): ApiCall[] {
  const batches = batched(media.map((medium) => itemOf(medium, fetched.get(medium))));
  const underneath = caption.length <= CAPTION_CHARS && batches[0]?.[0]?.type !== 'video_note';
  const words = wellFormed(caption).trim() === '' ? undefined : wellFormed(caption);
  const calls = batches.map((batch, at) => callOf(batch, at === 0 && underneath ? words : undefined));
  if (underneath || words === undefined) return calls;
  const texts = splitText(words, TELEGRAM_CAPABILITIES.textChars);
  return [...calls, ...texts.map((text): ApiCall => ({ method: 'sendMessage', payload: { text } }))];
}

function callOf(batch: Item[], caption: string | undefined): ApiCall {
  const [first] = batch;
  if (first && batch.length === 1)
    return { method: METHODS[first.type], payload: { [first.type]: first.media, caption } };
  const media = batch.map((item, at) => (at === 0 && caption !== undefined ? { ...item, caption } : { ...item }));
  return { method: 'sendMediaGroup', payload: { media } };
}

function batched(items: Item[]): Item[][] {
  const batches: Item[][] = [];
  for (const item of items) {
    const batch = batches.at(-1);
    const kind = ALBUMS[item.type];
    const joins = batch?.[0] && kind !== undefined && ALBUMS[batch[0].type] === kind;
    if (joins && batch.length < TELEGRAM_CAPABILITIES.album) batch.push(item);
    else batches.push([item]);
  }
  return batches;
}

function itemOf(medium: OutboundMedia, fetched: FetchedMedia | undefined): Item {
  if (!fetched) {
    const { fileId, type } = readRef(medium.ref, medium.kind);
    return { type, media: fileId };
  }
  // Those bytes may have been made anew since somebody said what they are.
  const { mime } = fetched;
  const type = typeOfUpload(medium.kind, mime, fetched.bytes.length);
  return {
    type,
    media: { source: fetched.bytes, filename: safeName(medium.fileName ?? fetched.fileName, type, mime) },
  };
}

/** The platform shows only some formats as what they are; the others still arrive, as files. */
function typeOfUpload(kind: OutboundMedia['kind'], mime: string, bytes: number): FileType {
  if (kind === 'photo') return /^image\/(jpeg|png|webp)/.test(mime) && bytes <= MAX_PHOTO_BYTES ? 'photo' : 'document';
  if (kind === 'video') return mime.startsWith('video/mp4') ? 'video' : 'document';
  if (kind !== 'voice') return 'document';
  if (/^audio\/(ogg|opus)/.test(mime)) return 'voice';
  return /^audio\/(mpeg|mp3|mp4|x-m4a)/.test(mime) ? 'audio' : 'document';
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'application/pdf': 'pdf',
};

/** The name stands inside a quoted header, so nothing in it may end the quote or the line. */
function safeName(name: string | undefined, type: FileType, mime: string): string {
  const clean = wellFormed(name ?? '')
    .replace(/[\p{Cc}"\\/]/gu, '_')
    .slice(-120);
  return clean || `${type}.${EXTENSIONS[mime.split(';')[0] ?? ''] ?? 'bin'}`;
}
