import type { World } from '../../engine/world';
import type { PlaceValue } from './file-complaint.slots';

const PAYLOAD =
  /^loc_(?:s(\d{6,12})|(-?\d{1,3})d(\d{1,7})_(-?\d{1,3})d(\d{1,7})(?:_s(\d{6,12}))?)(?:_([A-Za-z0-9_-]+))?$/;

/**
 * The place in a deep link's payload, for the QR code at a gate: `loc_s110105026` (a street's code), `loc_39d9911_116d4716`
 * (latitude and longitude, `d` for the point), or both, `loc_39d9911_116d4716_s110105026`; the name of the gate may follow
 * in base64url. Telegram allows 64 characters of A to Z, digits, `_` and `-`. Null when it is none of these.
 */
export function placeOfPayload(payload: string, world: World): PlaceValue | null {
  const match = PAYLOAD.exec(payload);
  if (!match) return null;
  const [, onlyStreet, latWhole, latPart, lonWhole, lonPart, andStreet, name] = match;
  const lat = latWhole === undefined ? null : Number(`${latWhole}.${latPart}`);
  const lon = lonWhole === undefined ? null : Number(`${lonWhole}.${lonPart}`);
  if (lat !== null && (Math.abs(lat) > 90 || Math.abs(lon ?? 0) > 180)) return null;
  const street = world.city.streets.find((one) => one.code === (onlyStreet ?? andStreet)) ?? null;
  if (onlyStreet && !street) return null;
  const district = street?.district ?? (lat === null || lon === null ? null : world.places.locate(lat, lon).district);
  const text = name ? Buffer.from(name, 'base64url').toString('utf8').slice(0, 60) : (street?.name['zh-CN'] ?? null);
  return { text, lat, lon, district, street: street?.code ?? null };
}
