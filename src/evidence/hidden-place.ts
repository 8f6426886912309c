import readExif from 'exif-reader';

/** Where a picture says that it was taken; WGS-84 degrees. */
export interface HiddenPlace {
  lat: number;
  lon: number;
}

const MOST_LAT = 90;
const MOST_LON = 180;

/** The place in a picture's EXIF block (with or without its `Exif` heading); null when there is none to believe. */
export function hiddenPlace(exif: Buffer | undefined): HiddenPlace | null {
  const gps = exif && gpsOf(exif);
  if (!gps) return null;
  const lat = degrees(gps.GPSLatitude, gps.GPSLatitudeRef, 'S', MOST_LAT);
  const lon = degrees(gps.GPSLongitude, gps.GPSLongitudeRef, 'W', MOST_LON);
  // Cameras without a fix write zeros.
  if (lat === null || lon === null || (lat === 0 && lon === 0)) return null;
  return { lat, lon };
}

function gpsOf(exif: Buffer): Record<string, unknown> | null {
  try {
    return readExif(exif).GPSInfo ?? null;
  } catch {
    // Whoever wrote it wrote nonsense; the picture is still a picture.
    return null;
  }
}

/** Degrees, minutes and seconds as one number, south and west below zero. */
function degrees(parts: unknown, half: unknown, negative: string, most: number): number | null {
  if (!Array.isArray(parts) || parts.length !== 3 || !parts.every((part) => Number.isFinite(part))) return null;
  const [whole, minutes, seconds] = parts as [number, number, number];
  const size = whole + minutes / 60 + seconds / 3600;
  if (size < 0 || size > most) return null;
  const signed = String(half).startsWith(negative) ? -size : size;
  return Math.round(signed * 1e6) / 1e6;
}
