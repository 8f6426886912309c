import type { Call, Core, Method } from '../core';
import { badRequest } from '../errors';
import type { FileKind, NewFile } from '../files';
import type { Content, MediaFile, Message, Params, PhotoSize, Upload } from '../types';
import { readCaption, readInteger, readJson, readString } from '../validate';
import { deliver, readEnvelope } from './send';

type MediaKind = Exclude<FileKind, 'sticker'>;

const MIN_ALBUM = 2;
const MAX_ALBUM = 10;

/** The file a parameter names: an upload under its own or an attached name, a known file_id, or an address. */
function findFile(call: Call, value: string | undefined, name: string): Upload | string {
  const upload = call.files?.get(value?.startsWith('attach://') ? value.slice(9) : name);
  if (upload) return upload;
  if (value === undefined || value === '') throw badRequest(`there is no ${name} in the request`);
  return value;
}

function toContent(core: Core, kind: MediaKind, source: Upload | string, params: Params): Content {
  if (typeof source === 'string' && !/^https?:\/\//.test(source)) return reuse(core, kind, source);
  const file: NewFile = typeof source === 'string' ? {} : fromUpload(source);
  const width = readInteger(params, 'width');
  const height = readInteger(params, 'height');
  const duration = readInteger(params, 'duration');
  if (width) file.width = width;
  if (height) file.height = height;
  if (duration !== undefined) file.duration = duration;
  if (kind === 'photo') return { photo: core.files.addPhoto(file) };
  return asContent(kind, core.files.addMedia(kind, file));
}

// Clients often do not say what they upload; then the kind of message does.
function fromUpload({ bytes, filename, mime }: Upload): NewFile {
  return { bytes, fileName: filename, ...(mime === 'application/octet-stream' ? {} : { mime }) };
}

function reuse(core: Core, kind: MediaKind, fileId: string): Content {
  const info = core.files.reuse(fileId);
  if (kind !== 'photo') return asContent(kind, { ...info });
  const size: PhotoSize = { ...info, width: 1280, height: 960 };
  return { photo: [size] };
}

function asContent(kind: Exclude<MediaKind, 'photo'>, media: MediaFile): Content {
  // Old clients know no animations, so the platform shows them the same file as a document.
  return kind === 'animation' ? { animation: media, document: media } : { [kind]: media };
}

function sending(method: string, kind: MediaKind): Method {
  return (core, call) => {
    const { params } = call;
    const envelope = readEnvelope(core, params);
    const caption = readCaption(params);
    const source = findFile(call, readString(params, kind), kind);
    return deliver(core, envelope, method, { ...toContent(core, kind, source, params), ...caption });
  };
}

const ALBUM_KINDS = new Set(['photo', 'video', 'document', 'audio']);

const sendMediaGroup: Method = (core, call) => {
  const envelope = readEnvelope(core, call.params);
  const media = readJson(call.params, 'media', 'media');
  if (!Array.isArray(media) || media.length < MIN_ALBUM) throw badRequest('not enough media in the album');
  if (media.length > MAX_ALBUM) throw badRequest('too many messages to send as an album');
  const contents = (media as Params[]).map((item, index) => albumItem(core, call, item, index));
  const kinds = new Set((media as Params[]).map((item) => (item.type === 'photo' ? 'video' : item.type)));
  if (kinds.size > 1) throw badRequest("document can't be mixed with other media types");
  const albumId = core.nextAlbumId();
  return contents.map((content): Message =>
    deliver(core, envelope, 'sendMediaGroup', { ...content, media_group_id: albumId }),
  );
};

function albumItem(core: Core, call: Call, item: Params, index: number): Content {
  const type = readString(item, 'type') ?? '';
  if (!ALBUM_KINDS.has(type)) {
    throw badRequest(`can't parse InputMedia: Can't use the media of the specified type in the album`);
  }
  const source = findFile(call, readString(item, 'media'), `media ${index}`);
  return { ...toContent(core, type as MediaKind, source, item), ...readCaption(item) };
}

/** Methods that send files. */
export const mediaMethods: Record<string, Method> = {
  sendPhoto: sending('sendPhoto', 'photo'),
  sendVideo: sending('sendVideo', 'video'),
  sendVoice: sending('sendVoice', 'voice'),
  sendAudio: sending('sendAudio', 'audio'),
  sendAnimation: sending('sendAnimation', 'animation'),
  sendVideoNote: sending('sendVideoNote', 'video_note'),
  sendDocument: sending('sendDocument', 'document'),
  sendMediaGroup,
};
