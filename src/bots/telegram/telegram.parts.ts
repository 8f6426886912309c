import type { Part } from '../../shared/chat';
import { type Fields, fieldsOf, idOf, numberOf, textOf } from './telegram.fields';
import { readMedia } from './telegram.media';

/** Things people send that we cannot carry. Whatever is neither here nor read below is a notice of the platform. */
const UNSUPPORTED = ['sticker', 'poll', 'dice', 'game', 'story', 'paid_media', 'giveaway', 'checklist', 'invoice'];

/** What a person put into a message, caption first; empty for the platform's own notices. */
export function readParts(message: Fields): Part[] {
  const content = readMedia(message) ?? readPlace(message) ?? readContact(message) ?? readUnsupported(message);
  const text = textOf(message.text) ?? textOf(message.caption);
  const words: Part[] = text === undefined || text === '' ? [] : [{ t: 'text', text }];
  return content ? [...words, content] : words;
}

function readPlace(message: Fields): Part | undefined {
  const venue = fieldsOf(message.venue);
  const location = fieldsOf(message.location) ?? fieldsOf(venue?.location);
  const lat = degrees(location?.latitude, 90);
  const lon = degrees(location?.longitude, 180);
  if (lat === undefined || lon === undefined) return undefined;
  const label = venue && labelOf(venue);
  return label ? { t: 'place', lat, lon, label } : { t: 'place', lat, lon };
}

function degrees(value: unknown, most: number): number | undefined {
  const number = numberOf(value);
  return number !== undefined && Math.abs(number) <= most ? number : undefined;
}

function labelOf(venue: Fields): string {
  const title = textOf(venue.title)?.trim() ?? '';
  const address = textOf(venue.address)?.trim() ?? '';
  return address.includes(title) ? address : `${title} ${address}`.trim();
}

/** Only a person's own number is theirs to give; another one's is treated as what we cannot take. */
function readContact(message: Fields): Part | undefined {
  const contact = fieldsOf(message.contact);
  if (!contact) return undefined;
  const phone = textOf(contact.phone_number)?.trim();
  const owner = idOf(contact.user_id);
  if (!phone || owner === undefined || owner !== idOf(fieldsOf(message.from)?.id)) {
    return { t: 'unsupported', kind: 'contact' };
  }
  return { t: 'contact', phone };
}

function readUnsupported(message: Fields): Part | undefined {
  const kind = UNSUPPORTED.find((name) => fieldsOf(message[name]) !== undefined);
  return kind === undefined ? undefined : { t: 'unsupported', kind };
}
