import type { Core } from '../core';
import { detectEntities } from '../entities';
import { ImpossibleAct } from '../errors';
import type { FileKind, NewFile } from '../files';
import type { Contact, Content, Entity, Location, MediaFile } from '../types';
import { findSpeaker, say, tell, type Said, type Speaker } from './hearing';

/** A file a person sends. Bytes may come as base64; left out, a small valid one is made. */
export interface SentFile {
  bytes?: Buffer | string;
  /** Claims a size without holding the bytes. */
  size?: number;
  mime?: string;
  file_name?: string;
  width?: number;
  height?: number;
  duration?: number;
  caption?: string;
}

export interface AlbumItem extends SentFile {
  kind?: 'photo' | 'video' | 'document';
}

/** What persons can put into a chat. Every verb returns the message and the id of the update, if the bot got one. */
export interface Talk {
  /** Commands, mentions, links and hashtags are marked by themselves unless `entities` says otherwise. */
  says(act: Speaker & { text: string; entities?: Entity[] }): Said;
  /** Changes the text, or the caption where there is no text. */
  edits(act: Speaker & { message_id: number; text: string }): Said;
  sendsPhoto(act: Speaker & SentFile): Said;
  sendsVideo(act: Speaker & SentFile): Said;
  sendsVoice(act: Speaker & SentFile): Said;
  sendsDocument(act: Speaker & SentFile): Said;
  sendsAudio(act: Speaker & SentFile): Said;
  sendsVideoNote(act: Speaker & SentFile): Said;
  sendsAnimation(act: Speaker & SentFile): Said;
  sendsSticker(act: Speaker & { emoji?: string }): Said;
  /** One message each, with one media_group_id; `caption` goes under the first. */
  sendsAlbum(act: Speaker & { items: AlbumItem[]; caption?: string }): Said[];
  sendsLocation(act: Speaker & Location): Said;
  sendsVenue(act: Speaker & Location & { title: string; address: string }): Said;
  /** The person's own number when `user_id` is left out. */
  sendsContact(act: Speaker & Partial<Contact> & { phone_number: string }): Said;
  sendsPoll(act: Speaker & { question: string; options: string[] }): Said;
}

export function talk(core: Core): Talk {
  return {
    says: (act) => says(core, act),
    edits: (act) => edits(core, act),
    sendsPhoto: (act) => say(core, act, fileContent(core, 'photo', act)),
    sendsVideo: (act) => say(core, act, fileContent(core, 'video', { width: 1280, height: 720, duration: 5, ...act })),
    sendsVoice: (act) => say(core, act, fileContent(core, 'voice', { duration: 3, ...act })),
    sendsDocument: (act) => say(core, act, fileContent(core, 'document', act)),
    sendsAudio: (act) => say(core, act, fileContent(core, 'audio', { duration: 60, ...act })),
    sendsVideoNote: (act) => say(core, act, fileContent(core, 'video_note', { duration: 5, ...act })),
    sendsAnimation: (act) => {
      const content = fileContent(core, 'animation', { width: 320, height: 240, duration: 2, ...act });
      return say(core, act, { ...content, document: content.animation });
    },
    sendsSticker: (act) => say(core, act, { sticker: sticker(core, act.emoji) }),
    sendsAlbum: (act) => sendsAlbum(core, act),
    sendsLocation: (act) => say(core, act, { location: locationOf(act) }),
    sendsVenue: (act) => {
      const location = locationOf(act);
      return say(core, act, { location, venue: { location, title: act.title, address: act.address } });
    },
    sendsContact: (act) => say(core, act, { contact: contactOf(core, act) }),
    sendsPoll: (act) => say(core, act, { poll: pollOf(core, act) }),
  };
}

function says(core: Core, act: Speaker & { text: string; entities?: Entity[] }): Said {
  const entities = act.entities ?? detectEntities(act.text);
  return say(core, act, entities ? { text: act.text, entities } : { text: act.text });
}

function edits(core: Core, act: Speaker & { message_id: number; text: string }): Said {
  const { person, chat } = findSpeaker(core, act);
  const stored = core.world.findMessage(chat, act.message_id);
  if (!stored || stored.message.from?.id !== person.id) {
    throw new ImpossibleAct(`message ${act.message_id} is not one of person ${person.id}`);
  }
  const { entities: _e, caption_entities: _c, ...rest } = stored.message;
  const entities = detectEntities(act.text);
  const changed: Content =
    rest.text === undefined
      ? { caption: act.text, ...(entities ? { caption_entities: entities } : {}) }
      : { text: act.text, ...(entities ? { entities } : {}) };
  stored.message = { ...rest, ...changed, edit_date: core.world.seconds() };
  stored.edits++;
  return { message: stored.message, update_id: tell(core, chat, stored.message, 'edited_message') };
}

function sendsAlbum(core: Core, act: Speaker & { items: AlbumItem[]; caption?: string }): Said[] {
  const { items, caption, ...speaker } = act;
  if (items.length < 1 || items.length > 10) throw new ImpossibleAct('an album has one to ten items');
  const albumId = core.nextAlbumId();
  return items.map((item, index) => {
    const file = index === 0 && caption !== undefined ? { caption, ...item } : item;
    return say(core, speaker, { ...fileContent(core, item.kind ?? 'photo', file), media_group_id: albumId });
  });
}

function fileContent(core: Core, kind: Exclude<FileKind, 'sticker'>, sent: SentFile): Content {
  const content: Content = {};
  if (kind === 'photo') content.photo = core.files.addPhoto(newFile(sent));
  else content[kind] = core.files.addMedia(kind, newFile(sent));
  if (sent.caption !== undefined) {
    content.caption = sent.caption;
    const entities = detectEntities(sent.caption);
    if (entities) content.caption_entities = entities;
  }
  return content;
}

function newFile(sent: SentFile): NewFile {
  const file: NewFile = {};
  if (sent.bytes !== undefined) {
    file.bytes = typeof sent.bytes === 'string' ? Buffer.from(sent.bytes, 'base64') : sent.bytes;
  }
  if (sent.size !== undefined) file.size = sent.size;
  if (sent.mime !== undefined) file.mime = sent.mime;
  if (sent.file_name !== undefined) file.fileName = sent.file_name;
  if (sent.width !== undefined) file.width = sent.width;
  if (sent.height !== undefined) file.height = sent.height;
  if (sent.duration !== undefined) file.duration = sent.duration;
  return file;
}

function sticker(core: Core, emoji = '👍'): MediaFile {
  const file = core.files.addMedia('sticker', { width: 512, height: 512 });
  return { ...file, type: 'regular', is_animated: false, is_video: false, emoji };
}

function locationOf({ latitude, longitude, horizontal_accuracy: accuracy }: Location): Location {
  return { latitude, longitude, ...(accuracy === undefined ? {} : { horizontal_accuracy: accuracy }) };
}

function contactOf(core: Core, act: Speaker & Partial<Contact> & { phone_number: string }): Contact {
  const firstName = act.first_name ?? core.world.persons.get(act.person)?.first_name ?? '';
  const contact: Contact = { phone_number: act.phone_number, first_name: firstName };
  if (act.last_name) contact.last_name = act.last_name;
  contact.user_id = act.user_id ?? act.person;
  return contact;
}

function pollOf(core: Core, act: { question: string; options: string[] }): NonNullable<Content['poll']> {
  return {
    id: core.nextPressId(),
    question: act.question,
    options: act.options.map((text) => ({ text, voter_count: 0 })),
    total_voter_count: 0,
    is_closed: false,
    is_anonymous: true,
    type: 'regular',
    allows_multiple_answers: false,
  };
}
