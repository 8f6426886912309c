import type { World } from '../../engine/world';
import { cleanText } from '../../understanding';
import type { PlaceValue } from './file-complaint.slots';

const STREET = /(?:^|_)s(\d{6,12})(?=_|$)/;
const POINT = /(?:^|_)(-?\d{1,3})d(\d{1,7})_(-?\d{1,3})d(\d{1,7})(?=_|$)/;
const NAME = /_n([A-Za-z0-9-]+)$/;
const LONGEST_NAME = 60;

/**
 * The place in a deep link's payload, for the QR code at a gate: `loc_s110105026` (a street's code), `loc_39d9911_116d4716`
 * (latitude and longitude, `d` for the point), or both, `loc_39d9911_116d4716_s110105026`; the gate's name may stand last,
 * `_n` and base64url. Telegram allows 64 characters of A to Z, digits, `_` and `-`. Null when there is no place in it.
 */
export function placeOfPayload(payload: string, world: World): PlaceValue | null {
  if (!payload.startsWith('loc_')) return null;
  const rest = payload.slice('loc_'.length);
  const code = STREET.exec(rest)?.[1];
  const street = world.city.streets.find((one) => one.code === code);
  const point = pointIn(rest);
  if (street)
    return {
      ...(point ?? NO_POINT),
      text: nameIn(rest) ?? street.name['zh-CN'],
      district: street.district,
      street: street.code,
    };
  if (!point) return null;
  return { ...point, text: nameIn(rest), district: world.places.locate(point.lat, point.lon).district, street: null };
}

const NO_POINT = { lat: null, lon: null };

function pointIn(text: string): { lat: number; lon: number } | null {
  const match = POINT.exec(text);
  if (!match) return null;
  const [, latWhole, latPart, lonWhole, lonPart] = match;
  const point = { lat: Number(`${latWhole}.${latPart}`), lon: Number(`${lonWhole}.${lonPart}`) };
  return Math.abs(point.lat) <= 90 && Math.abs(point.lon) <= 180 ? point : null;
}

function nameIn(text: string): string | null {
  const name = NAME.exec(text)?.[1];
  return name ? cleanText(Buffer.from(name, 'base64url').toString('utf8')).slice(0, LONGEST_NAME) || null : null;
}
