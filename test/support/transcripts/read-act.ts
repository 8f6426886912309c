import type { SentMedium, SentPlace } from '../channels/driver';
import { Fields, textIn, wrong } from './fields';
import type { Act } from './transcript';

type Reader = (value: unknown, where: string) => Act;

/** Every act by its key. */
const ACTS: Record<string, Reader> = {
  say: (value, where) => ({ do: 'say', text: textIn(value, where) }),
  press: (value, where) => ({ do: 'press', label: textIn(value, where) }),
  pressOld: (value, where) => ({ do: 'pressOld', label: textIn(value, where) }),
  photo: (value, where) => ({ do: 'send', medium: medium('photo', value, where) }),
  video: (value, where) => ({ do: 'send', medium: medium('video', value, where) }),
  voice: (value, where) => ({ do: 'send', medium: medium('voice', value, where) }),
  file: (value, where) => ({ do: 'send', medium: medium('file', value, where) }),
  album,
  place: (value, where) => ({ do: 'place', place: place(value, where) }),
  contact: (value, where) => ({ do: 'contact', phone: textIn(value, where) }),
  sticker: (value, where) => only(value, where, { do: 'sticker' }),
  again: (value, where) => only(value, where, { do: 'again' }),
  edit,
  reply,
  start: (value, where) => ({ do: 'start', payload: textIn(value, where) }),
  burst,
};

/** The one act that is left in the mapping. */
export function readAct(fields: Fields): Act {
  const [name, ...others] = fields.names;
  const read = name === undefined ? undefined : ACTS[name];
  if (!name || !read || others.length) throw wrong(fields.where, `one of ${Object.keys(ACTS).join(', ')}`);
  return read(fields.take(name), `${fields.where}.${name}`);
}

function only(value: unknown, where: string, act: Act): Act {
  if (value !== true) throw wrong(where, 'true');
  return act;
}

function medium(kind: SentMedium['kind'], value: unknown, where: string): SentMedium {
  if (value === true) return { kind };
  if (typeof value === 'string') return { kind, caption: value };
  const fields = new Fields(value, where);
  const caption = fields.optionalText('caption');
  const name = fields.optionalText('name');
  const bytes = fields.optionalNumber('bytes');
  const takenAt = fields.has('takenAt') ? place(fields.take('takenAt'), `${where}.takenAt`) : undefined;
  const says = fields.optionalText('says');
  fields.end();
  return {
    kind,
    ...(caption === undefined ? {} : { caption }),
    ...(name === undefined ? {} : { name }),
    ...(bytes === undefined ? {} : { bytes }),
    ...(takenAt === undefined ? {} : { takenAt }),
    ...(says === undefined ? {} : { says }),
  };
}

function album(value: unknown, where: string): Act {
  if (typeof value === 'number') return { do: 'album', of: value };
  const fields = new Fields(value, where);
  const of = fields.number('of');
  const caption = fields.optionalText('caption');
  fields.end();
  return { do: 'album', of, ...(caption === undefined ? {} : { caption }) };
}

function place(value: unknown, where: string): SentPlace {
  const fields = new Fields(value, where);
  const lat = fields.number('lat');
  const lon = fields.number('lon');
  const label = fields.optionalText('label');
  fields.end();
  return { lat, lon, ...(label === undefined ? {} : { label }) };
}

function edit(value: unknown, where: string): Act {
  if (typeof value === 'string') return { do: 'edit', text: value, back: 1 };
  const fields = new Fields(value, where);
  const text = fields.text('text');
  const back = fields.optionalNumber('back') ?? 1;
  fields.end();
  return { do: 'edit', text, back };
}

function reply(value: unknown, where: string): Act {
  if (typeof value === 'string') return { do: 'reply', to: null, text: value };
  const fields = new Fields(value, where);
  const to = fields.optionalText('to') ?? null;
  const text = fields.optionalText('text');
  const photo = fields.take('photo');
  fields.end();
  if (photo !== undefined && photo !== true && typeof photo !== 'string')
    throw wrong(where, 'photo: true or a caption');
  if ((text === undefined) === (photo === undefined)) throw wrong(where, 'text or photo');
  return { do: 'reply', to, ...(text === undefined ? {} : { text }), ...(photo === undefined ? {} : { photo }) };
}

function burst(value: unknown, where: string): Act {
  if (!Array.isArray(value) || value.length < 2) throw wrong(where, 'a list of acts');
  const acts = value.map((one: unknown, at): Act => {
    if (typeof one === 'string') return { do: 'say', text: one };
    return readAct(new Fields(one, `${where}[${at}]`));
  });
  return { do: 'burst', acts };
}
