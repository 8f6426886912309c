const AXIS = 6_378_245;
const ECCENTRICITY = 0.006_693_421_622_965_943;
const TENTH_OF_A_METRE = 1e6;

interface Point {
  lat: number;
  lon: number;
}

/**
 * WGS-84 from the shifted degrees (GCJ-02) of every map in mainland China, WeChat's too; the shift there is up to 700 m.
 * There is no formula for the way back: the shift is taken off until it fits, to about a tenth of a metre.
 */
export function toWgs84({ lat, lon }: Point): Point {
  if (!isShifted({ lat, lon })) return { lat, lon };
  let guess = { lat, lon };
  for (let round = 0; round < 10; round += 1) {
    const shifted = toGcj02(guess);
    guess = { lat: guess.lat + lat - shifted.lat, lon: guess.lon + lon - shifted.lon };
  }
  return { lat: rounded(guess.lat), lon: rounded(guess.lon) };
}

/** The shifted degrees that a client in mainland China sends for a WGS-84 place. */
export function toGcj02({ lat, lon }: Point): Point {
  if (!isShifted({ lat, lon })) return { lat, lon };
  const angle = (lat / 180) * Math.PI;
  const magic = 1 - ECCENTRICITY * Math.sin(angle) ** 2;
  const northing = (northShift(lon - 105, lat - 35) * 180) / Math.PI;
  const easting = (eastShift(lon - 105, lat - 35) * 180) / Math.PI;
  return {
    lat: lat + northing / ((AXIS * (1 - ECCENTRICITY)) / (magic * Math.sqrt(magic))),
    lon: lon + easting / ((AXIS / Math.sqrt(magic)) * Math.cos(angle)),
  };
}

function isShifted({ lat, lon }: Point): boolean {
  return lon >= 72.004 && lon <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;
}

function waves(x: number, ...[first, second]: [[number, number], [number, number]]): number {
  const wave = ([strength, length]: [number, number]): number => strength * Math.sin((x / length) * Math.PI);
  return ((wave(first) + wave(second)) * 2) / 3;
}

function northShift(x: number, y: number): number {
  const bend = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
  const ripple = ((20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2) / 3;
  return bend + ripple + waves(y, [20, 1], [40, 3]) + waves(y, [160, 12], [320, 30]);
}

function eastShift(x: number, y: number): number {
  const bend = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
  const ripple = ((20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2) / 3;
  return bend + ripple + waves(x, [20, 1], [40, 3]) + waves(x, [150, 12], [300, 30]);
}

function rounded(degrees: number): number {
  return Math.round(degrees * TENTH_OF_A_METRE) / TENTH_OF_A_METRE;
}
