import sharp, { type Sharp } from 'sharp';
import { blankMetadata, exifBlocks } from './blank-metadata';
import { hiddenPlace, type HiddenPlace } from './hidden-place';
import type { Sniffed } from './media-sniff';

/** A picture as it may be kept and shown: nothing in it but the picture. */
export interface Picture {
  bytes: Buffer;
  mime: string;
  extension: string;
  /** 320 pixels at most, WebP; null when the picture could not be decoded. */
  thumbnail: Buffer | null;
  /** Where it said it was taken, before that was taken out. */
  place: HiddenPlace | null;
}

/** Pixels of the longer side of what is kept. */
const EDGE = 4_096;
const THUMBNAIL_EDGE = 320;
const QUALITY = 88;
const THUMBNAIL_QUALITY = 75;
/** More is a bomb or a wall; a telephone's largest picture has fewer. */
const MOST_PIXELS = 120_000_000;
const MOST_SECONDS = 30;

// Pictures come once each: what is remembered of them is only memory.
sharp.cache(false);

/**
 * Takes a picture apart and makes it anew: turned upright, in sRGB, at most 4,096 pixels long, without EXIF, XMP, GPS or
 * any other words. What cannot be decoded here (HEIC, damage) keeps its bytes with the metadata blanked. Never throws for
 * what is in the picture.
 */
export async function readPicture(bytes: Buffer, sniffed: Sniffed): Promise<Picture> {
  try {
    return await remade(bytes, sniffed);
  } catch {
    return blanked(bytes, sniffed);
  }
}

async function remade(bytes: Buffer, { mime: sniffed }: Sniffed): Promise<Picture> {
  const { format, exif } = await lookedAt(bytes, sniffed);
  const moves = format === 'gif' || format === 'webp';
  const upright = sharp(bytes, { failOn: 'none', limitInputPixels: MOST_PIXELS, animated: moves })
    .timeout({ seconds: MOST_SECONDS })
    .autoOrient()
    .resize({ width: EDGE, height: EDGE, fit: 'inside', withoutEnlargement: true });
  const { encoded, mime, extension } = encodedAs(upright, format);
  const clean = await encoded.toBuffer();
  return { bytes: clean, mime, extension, thumbnail: await thumbnailOf(clean), place: hiddenPlace(exif) };
}

/** A JPEG that does not hold the word has no EXIF; messengers take it out, and then nothing need be opened to know. */
async function lookedAt(bytes: Buffer, sniffed: string): Promise<{ format: string; exif?: Buffer | undefined }> {
  if (sniffed === 'image/jpeg' && !bytes.includes('Exif', 0, 'latin1')) return { format: 'jpeg' };
  return sharp(bytes, { failOn: 'none', limitInputPixels: MOST_PIXELS }).metadata();
}

function encodedAs(image: Sharp, format: string): { encoded: Sharp; mime: string; extension: string } {
  if (format === 'png') return { encoded: image.png(), mime: 'image/png', extension: 'png' };
  if (format === 'gif') return { encoded: image.gif(), mime: 'image/gif', extension: 'gif' };
  if (format === 'webp') return { encoded: image.webp({ quality: QUALITY }), mime: 'image/webp', extension: 'webp' };
  return { encoded: image.jpeg({ quality: QUALITY }), mime: 'image/jpeg', extension: 'jpg' };
}

function thumbnailOf(clean: Buffer): Promise<Buffer> {
  return sharp(clean, { limitInputPixels: MOST_PIXELS })
    .resize({ width: THUMBNAIL_EDGE, height: THUMBNAIL_EDGE, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: THUMBNAIL_QUALITY })
    .toBuffer();
}

function blanked(bytes: Buffer, { mime, extension }: Sniffed): Picture {
  const places = exifBlocks(bytes).map((start) => hiddenPlace(bytes.subarray(start)));
  const whole = mime === 'image/heic';
  return {
    bytes: blankMetadata(bytes),
    // What nobody may be able to show travels as a file.
    mime: whole ? mime : 'application/octet-stream',
    extension: whole ? extension : 'bin',
    thumbnail: null,
    place: places.find((place) => place !== null) ?? null,
  };
}
