/** A point in WGS-84 degrees. */
export interface Point {
  lat: number;
  lon: number;
}

const EARTH_METERS = 6_371_008.8;
const HALF_TURN = 180;

/** Meters between two points, along the earth's surface. */
export function metersBetween(one: Point, other: Point): number {
  const rise = radians(other.lat - one.lat) / 2;
  const turn = radians(other.lon - one.lon) / 2;
  const square = Math.sin(rise) ** 2 + Math.cos(radians(one.lat)) * Math.cos(radians(other.lat)) * Math.sin(turn) ** 2;
  return 2 * EARTH_METERS * Math.asin(Math.min(1, Math.sqrt(square)));
}

/** So many meters north, and so many east, of a point. */
export function shifted({ lat, lon }: Point, north: number, east: number): Point {
  const degrees = (meters: number): number => ((meters / EARTH_METERS) * HALF_TURN) / Math.PI;
  return { lat: lat + degrees(north), lon: lon + degrees(east) / Math.cos(radians(lat)) };
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / HALF_TURN;
}
