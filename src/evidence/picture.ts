import sharp, { type Sharp } from 'sharp';
import { blankMetadata, exifBlocks } from './blank-metadata';
import { hiddenPlace, type HiddenPlace } from './hidden-place';
import type { Sniffed } from './media-sniff';
import { plainJpeg } from './plain-jpeg';

/** A picture as it may be kept and shown: nothing in it but the picture. */
export interface Picture {
  bytes: Buffer;
  mime: string;
  extension: string;
  /** Whether it can be shown, and so shown small. */
  decodes: boolean;
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
 * A picture upright, in sRGB, at most 4,096 pixels long, without EXIF, XMP, GPS or any other words. A JPEG that is all
 * that but for the words keeps every pixel; any other picture is made anew. What cannot be decoded here (HEIC, damage)
 * keeps its bytes with the metadata blanked. Never throws for what is in the picture.
 */
export async function readPicture(bytes: Buffer, sniffed: Sniffed): Promise<Picture> {
  const plain = sniffed.mime === 'image/jpeg' ? plainJpeg(bytes, EDGE) : null;
  if (plain && (await isSound(plain))) {
    return { bytes: plain, mime: 'image/jpeg', extension: 'jpg', decodes: true, place: null };
  }
  try {
    return await remade(bytes);
  } catch {
    return blanked(bytes, sniffed);
  }
}

/** A picture that `readPicture` made, at most 320 pixels long, as WebP. Throws when it cannot be decoded. */
export function thumbnailOf(clean: Buffer): Promise<Buffer> {
  return sharp(clean, { limitInputPixels: MOST_PIXELS })
    .resize({ width: THUMBNAIL_EDGE, height: THUMBNAIL_EDGE, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: THUMBNAIL_QUALITY })
    .toBuffer();
}

/** Read to its last pixel, without making anything of it. */
function isSound(jpeg: Buffer): Promise<boolean> {
  const smallest = { width: 8, height: 8, fit: 'inside', withoutEnlargement: true } as const;
  const read = sharp(jpeg, { failOn: 'warning', limitInputPixels: MOST_PIXELS }).timeout({ seconds: MOST_SECONDS });
  return read
    .resize(smallest)
    .raw()
    .toBuffer()
    .then(
      () => true,
      () => false,
    );
}

async function remade(bytes: Buffer): Promise<Picture> {
  const { format, exif } = await sharp(bytes, { failOn: 'none', limitInputPixels: MOST_PIXELS }).metadata();
  const moves = format === 'gif' || format === 'webp';
  const upright = sharp(bytes, { failOn: 'none', limitInputPixels: MOST_PIXELS, animated: moves })
    .timeout({ seconds: MOST_SECONDS })
    .autoOrient()
    .resize({ width: EDGE, height: EDGE, fit: 'inside', withoutEnlargement: true });
  const { encoded, mime, extension } = encodedAs(upright, format);
  const clean = await encoded.toBuffer();
  return { bytes: clean, mime, extension, decodes: true, place: hiddenPlace(exif) };
}

function encodedAs(image: Sharp, format: string): { encoded: Sharp; mime: string; extension: string } {
  if (format === 'png') return { encoded: image.png(), mime: 'image/png', extension: 'png' };
  if (format === 'gif') return { encoded: image.gif(), mime: 'image/gif', extension: 'gif' };
  if (format === 'webp') return { encoded: image.webp({ quality: QUALITY }), mime: 'image/webp', extension: 'webp' };
  return { encoded: image.jpeg({ quality: QUALITY }), mime: 'image/jpeg', extension: 'jpg' };
}

function blanked(bytes: Buffer, { mime, extension }: Sniffed): Picture {
  const places = exifBlocks(bytes).map((start) => hiddenPlace(bytes.subarray(start)));
  const whole = mime === 'image/heic';
  return {
    bytes: blankMetadata(bytes),
    // What nobody may be able to show travels as a file.
    mime: whole ? mime : 'application/octet-stream',
    extension: whole ? extension : 'bin',
    decodes: false,
    place: places.find((place) => place !== null) ?? null,
  };
}
