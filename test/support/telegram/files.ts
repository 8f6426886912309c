import { badRequest } from './errors';
import type { FileInfo, MediaFile, PhotoSize } from './types';

export type FileKind = 'photo' | 'video' | 'voice' | 'document' | 'sticker' | 'audio' | 'animation' | 'video_note';

interface StoredFile {
  info: FileInfo;
  number: number;
  kind: FileKind;
  extension: string;
  bytes: Buffer | undefined;
}

/** What is known of a file when it is put in. */
export interface NewFile {
  bytes?: Buffer;
  /** Claimed size; that of the bytes when left out. */
  size?: number;
  mime?: string;
  fileName?: string;
  width?: number;
  height?: number;
  duration?: number;
}

const FOLDERS: Record<FileKind, { prefix: string; folder: string; extension: string; mime: string }> = {
  photo: { prefix: 'AgACAgUAAxkBAA', folder: 'photos', extension: 'jpg', mime: 'image/jpeg' },
  video: { prefix: 'BAACAgUAAxkBAA', folder: 'videos', extension: 'mp4', mime: 'video/mp4' },
  voice: { prefix: 'AwACAgUAAxkBAA', folder: 'voice', extension: 'oga', mime: 'audio/ogg' },
  document: { prefix: 'BQACAgUAAxkBAA', folder: 'documents', extension: 'bin', mime: 'application/octet-stream' },
  sticker: { prefix: 'CAACAgUAAxkBAA', folder: 'stickers', extension: 'webp', mime: 'image/webp' },
  audio: { prefix: 'CQACAgUAAxkBAA', folder: 'music', extension: 'mp3', mime: 'audio/mpeg' },
  animation: { prefix: 'CgACAgUAAxkBAA', folder: 'animations', extension: 'mp4', mime: 'video/mp4' },
  video_note: { prefix: 'DQACAgUAAxkBAA', folder: 'video_notes', extension: 'mp4', mime: 'video/mp4' },
};

/** Bots may download files up to this size only. */
export const DOWNLOAD_LIMIT = 20 * 1024 * 1024;

/** One grey pixel: the smallest picture every decoder accepts. */
const ONE_PIXEL_JPEG = Buffer.from(
  [
    'ffd8',
    `ffdb004300${'01'.repeat(64)}`,
    'ffc0000b080001000101011100',
    `ffc400140001${'00'.repeat(16)}`,
    `ffc400141001${'00'.repeat(16)}`,
    'ffda0008010100003f003f',
    'ffd9',
  ].join(''),
  'hex',
);

const MP4_OPENING = Buffer.from('0000001866747970697336640000020069736f6d69736f32', 'hex');

const OPENINGS: Record<FileKind, Buffer> = {
  photo: ONE_PIXEL_JPEG,
  video: MP4_OPENING,
  voice: Buffer.from('4f67675300020000000000000000', 'hex'),
  document: Buffer.from('document '),
  sticker: Buffer.from('524946460c00000057454250', 'hex'),
  audio: Buffer.from('49443303000000000000', 'hex'),
  animation: MP4_OPENING,
  video_note: MP4_OPENING,
};

/** Every file ever sent. Bytes nobody supplied are made when they are fetched, so a file costs next to nothing. */
export class FileStore {
  private readonly byId = new Map<string, StoredFile>();
  private readonly byPath = new Map<string, StoredFile>();
  private lastNumber = 0;

  /** Three sizes of one picture, the largest last, as the platform gives them. */
  addPhoto(file: NewFile = {}): PhotoSize[] {
    const width = file.width ?? 1280;
    const height = file.height ?? 960;
    return [90, 320, Math.max(width, height)].map((edge, index) => {
      const scale = edge / Math.max(width, height);
      const largest = index === 2;
      const info = this.add('photo', largest ? file : {});
      return { ...info, width: Math.round(width * scale), height: Math.round(height * scale) };
    });
  }

  addMedia(kind: FileKind, file: NewFile = {}): MediaFile {
    const info: MediaFile = this.add(kind, file);
    info.mime_type = file.mime ?? FOLDERS[kind].mime;
    if (file.fileName) info.file_name = file.fileName;
    if (file.width) info.width = file.width;
    if (file.height) info.height = file.height;
    if (file.duration !== undefined) info.duration = file.duration;
    return info;
  }

  /** What getFile answers; from then on the path can be fetched. */
  open(fileId: string): FileInfo {
    const file = this.byId.get(fileId);
    if (!file) throw badRequest('wrong file_id or the file is temporarily unavailable');
    if ((file.info.file_size ?? 0) > DOWNLOAD_LIMIT) throw badRequest('file is too big');
    const path = `${FOLDERS[file.kind].folder}/file_${file.number}.${file.extension}`;
    this.byPath.set(path, file);
    return { ...file.info, file_path: path };
  }

  knows(fileId: string): boolean {
    return this.byId.has(fileId);
  }

  /** The same picture or media under the same ids, for a bot that sends on what it got. */
  reuse(fileId: string): FileInfo {
    const file = this.byId.get(fileId);
    if (!file) throw badRequest('wrong file identifier/HTTP URL specified');
    return file.info;
  }

  /** The bytes behind a path that getFile gave out. */
  read(path: string): { bytes: Buffer; mime: string } | undefined {
    const file = this.byPath.get(path);
    return file && { bytes: file.bytes ?? invent(file), mime: FOLDERS[file.kind].mime };
  }

  private add(kind: FileKind, file: NewFile): FileInfo {
    const number = ++this.lastNumber;
    const code = number.toString(36).padStart(8, '0');
    const info: FileInfo = { file_id: `${FOLDERS[kind].prefix}${code}`, file_unique_id: `AQAD${code}` };
    const extension = file.fileName?.match(/\.([A-Za-z0-9]{1,8})$/)?.[1] ?? FOLDERS[kind].extension;
    const stored: StoredFile = { info, number, kind, extension, bytes: file.bytes };
    info.file_size = file.size ?? file.bytes?.length ?? invent(stored).length;
    this.byId.set(info.file_id, stored);
    return info;
  }
}

/** A valid JPEG that holds the mark as its comment. */
export function smallPicture(mark: Buffer): Buffer {
  const comment = Buffer.from([0xff, 0xfe, 0, mark.length + 2]);
  return Buffer.concat([ONE_PIXEL_JPEG.subarray(0, 2), comment, mark, ONE_PIXEL_JPEG.subarray(2)]);
}

// The unique id goes into the bytes, so that no two files have the same contents.
function invent(file: StoredFile): Buffer {
  const mark = Buffer.from(file.info.file_unique_id);
  if (file.kind !== 'photo') return Buffer.concat([OPENINGS[file.kind], mark]);
  return smallPicture(mark);
}
