import type { MediaKind, MediaPart } from '../../shared/chat';
import { compact, type Fields, fieldsOf, listOf, numberOf, textOf } from './telegram.fields';

/** What the platform calls a file. It sends a file again only as what it was, so the reference has to remember. */
export type FileType = 'photo' | 'video' | 'voice' | 'document' | 'audio' | 'animation' | 'video_note';

/** How a file of that kind is named when nothing else is said: such a reference is the bare file id. */
const PLAIN: Readonly<Record<MediaKind, FileType>> = {
  photo: 'photo',
  video: 'video',
  voice: 'voice',
  file: 'document',
};

/** In this order: an animation also comes as a document. */
const FILES: readonly [FileType, MediaKind, string | undefined][] = [
  ['animation', 'video', 'video/mp4'],
  ['video', 'video', 'video/mp4'],
  ['video_note', 'video', 'video/mp4'],
  ['voice', 'voice', 'audio/ogg'],
  ['audio', 'voice', 'audio/mpeg'],
  ['document', 'file', undefined],
];

/** The medium of a message, if it carries one. */
export function readMedia(message: Fields): MediaPart | undefined {
  const photo = readPhoto(message.photo);
  if (photo) return photo;
  for (const [type, kind, mime] of FILES) {
    const part = readFile(fieldsOf(message[type]), type, kind, mime);
    if (part) return part;
  }
  return undefined;
}

/** The largest of the sizes the platform offers. */
function readPhoto(sizes: unknown): MediaPart | undefined {
  const usable = listOf(sizes).filter((size) => textOf(size.file_id) !== undefined);
  const [first, ...others] = usable;
  if (!first) return undefined;
  const largest = others.reduce((best, size) => (area(size) >= area(best) ? size : best), first);
  const ref = refOf(textOf(largest.file_id) ?? '', 'photo', 'photo');
  return compact<MediaPart>({ t: 'media', kind: 'photo', ref, mime: 'image/jpeg', bytes: numberOf(largest.file_size) });
}

function area(size: Fields): number {
  return (numberOf(size.width) ?? 0) * (numberOf(size.height) ?? 0);
}

function readFile(file: Fields | undefined, type: FileType, kind: MediaKind, usual?: string): MediaPart | undefined {
  const id = textOf(file?.file_id);
  if (!file || id === undefined) return undefined;
  const mime = textOf(file.mime_type) ?? usual;
  const seen = type === 'document' ? kindOfDocument(mime) : kind;
  return compact<MediaPart>({
    t: 'media',
    kind: seen,
    ref: refOf(id, type, seen),
    fileName: textOf(file.file_name),
    mime,
    bytes: numberOf(file.file_size),
    seconds: numberOf(file.duration),
  });
}

/** Sent "as a file", a picture is still a picture to whoever looks at it. */
function kindOfDocument(mime: string | undefined): MediaKind {
  if (/^image\/(jpe?g|png|webp|hei[cf])$/.test(mime ?? '')) return 'photo';
  return mime?.startsWith('video/') ? 'video' : 'file';
}

function refOf(fileId: string, type: FileType, kind: MediaKind): string {
  return PLAIN[kind] === type ? fileId : `${type}:${fileId}`;
}

/** The way back from a reference: which file, and as what it may be sent. */
export function readRef(ref: string, kind: MediaKind): { fileId: string; type: FileType } {
  const [, type, fileId] = /^(photo|video|voice|document|audio|animation|video_note):(.+)$/.exec(ref) ?? [];
  return fileId === undefined ? { fileId: ref, type: PLAIN[kind] } : { fileId, type: type as FileType };
}
