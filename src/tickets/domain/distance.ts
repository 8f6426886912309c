const EARTH_METRES = 6_371_000;
const RADIANS = Math.PI / 180;

interface MaybePoint {
  lat: number | null;
  lon: number | null;
}

/** Metres between two points in WGS-84 degrees, along the ground; null where one is not known. */
export function distanceBetween(one: MaybePoint, other: MaybePoint): number | null {
  if (one.lat === null || one.lon === null || other.lat === null || other.lon === null) return null;
  const lat = (other.lat - one.lat) * RADIANS;
  const lon = (other.lon - one.lon) * RADIANS;
  const half =
    Math.sin(lat / 2) ** 2 + Math.cos(one.lat * RADIANS) * Math.cos(other.lat * RADIANS) * Math.sin(lon / 2) ** 2;
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(half)));
}
