import sharp from 'sharp';

/** A real JPEG, wider than high, whose pixels say that it lies on its side where `turned`. */
export async function aPicture(
  given: {
    lat?: number;
    lon?: number;
    turned?: boolean;
    width?: number;
    height?: number;
    format?: 'jpeg' | 'png' | 'webp';
  } = {},
): Promise<Buffer> {
  const { lat, lon, width = 640, height = 320, format = 'jpeg' } = given;
  const any = (): number => Math.floor(Math.random() * 255);
  const background = { r: any(), g: any(), b: any() };
  const image = sharp({ create: { width, height, channels: 3, background } })[format]();
  const gps: Record<string, string> =
    lat === undefined || lon === undefined
      ? {}
      : {
          GPSLatitudeRef: lat < 0 ? 'S' : 'N',
          GPSLatitude: sexagesimal(lat),
          GPSLongitudeRef: lon < 0 ? 'W' : 'E',
          GPSLongitude: sexagesimal(lon),
        };
  const exif = { IFD0: { Make: 'Secret Camera' }, IFD3: gps };
  // Orientation 6: the telephone was held upright, the sensor was not.
  return image.withMetadata({ exif, ...(given.turned ? { orientation: 6 } : {}) }).toBuffer();
}

function sexagesimal(degrees: number): string {
  const size = Math.abs(degrees);
  const whole = Math.floor(size);
  const minutes = Math.floor((size - whole) * 60);
  const seconds = Math.round(((size - whole) * 60 - minutes) * 60 * 10_000);
  return `${whole}/1 ${minutes}/1 ${seconds}/10000`;
}

const OGG = Buffer.from('OggS\0\x02', 'latin1');
const SAYS = 'says:';

/** A voice note in which the stand-in for a transcription service hears these words. */
export function aVoiceNote(words: string): Buffer {
  return Buffer.concat([OGG, Buffer.from(`${SAYS}${words}\0`)]);
}

/** What is said in such a note; empty in any other. */
export function wordsIn(note: Buffer): string {
  const at = note.indexOf(SAYS);
  if (at < 0) return '';
  const end = note.indexOf(0, at);
  return note.toString('utf8', at + SAYS.length, end < 0 ? note.length : end);
}
