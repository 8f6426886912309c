import sharp from 'sharp';
import { aPicture } from '../../test/builders/media.builder';
import { sniff } from './media-sniff';
import { readPicture, thumbnailOf } from './picture';

const AT = { lat: 39.9959, lon: 116.4806 };

/** What a picture says beside itself. */
async function wordsBeside(bytes: Buffer): Promise<unknown[]> {
  const { exif, xmp, iptc, icc } = await sharp(bytes).metadata();
  return [exif, xmp, iptc, icc].filter((one) => one !== undefined);
}

const read = (bytes: Buffer) => readPicture(bytes, sniff(bytes));

describe('a picture', () => {
  it.each(['jpeg', 'png', 'webp'] as const)(
    'as %s loses what is written beside it, and tells where it was taken',
    async (format) => {
      const bytes = await aPicture({ ...AT, format });
      expect((await wordsBeside(bytes)).length).toBeGreaterThan(0);
      const picture = await read(bytes);
      expect(await wordsBeside(picture.bytes)).toEqual([]);
      expect(picture.bytes.includes('Secret Camera')).toBe(false);
      expect(picture.mime).toBe(`image/${format}`);
      expect(picture.place?.lat).toBeCloseTo(AT.lat, 4);
      expect(picture.place?.lon).toBeCloseTo(AT.lon, 4);
    },
  );

  it('that lay on its side stands upright without being told to', async () => {
    const { bytes } = await read(await aPicture({ turned: true }));
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 320, height: 640 });
  });

  it('can be made small, and tells no more', async () => {
    const thumbnail = await thumbnailOf((await read(await aPicture(AT))).bytes);
    expect(await sharp(thumbnail).metadata()).toMatchObject({ format: 'webp', width: 320, height: 160 });
    expect(await wordsBeside(thumbnail)).toEqual([]);
  });

  it('that is very large is made smaller, and a small one is not made larger', async () => {
    const { bytes } = await read(await aPicture({ width: 6_000, height: 100 }));
    expect((await sharp(bytes).metadata()).width).toBe(4_096);
    const thumbnail = await thumbnailOf((await read(await aPicture({ width: 50, height: 20 }))).bytes);
    expect((await sharp(thumbnail).metadata()).width).toBe(50);
  });

  it('without a place tells none', async () => {
    expect((await read(await aPicture())).place).toBeNull();
    expect((await read(await aPicture({ lat: 0, lon: 0 }))).place).toBeNull();
  });

  it('that cannot be decoded is kept byte by byte, except for what was written beside it', async () => {
    const whole = await aPicture(AT);
    // The head and its EXIF are there, the picture itself is not.
    const damaged = whole.subarray(0, whole.indexOf(Buffer.from('ffdb', 'hex')));
    const picture = await read(damaged);
    expect(picture).toMatchObject({ mime: 'application/octet-stream', decodes: false });
    expect(picture.bytes).toHaveLength(damaged.length);
    expect(picture.bytes.includes('Secret Camera')).toBe(false);
    expect(picture.place?.lat).toBeCloseTo(AT.lat, 4);
    expect((await read(picture.bytes)).place).toBeNull();
  });

  it('that is nonsense is kept and harms nobody', async () => {
    for (const tail of [
      Buffer.alloc(0),
      Buffer.alloc(5_000, 7),
      Buffer.from('II*\0\x08\0\0\0\xff\xff'),
      Buffer.from('MM\0*'),
    ]) {
      const bytes = Buffer.concat([Buffer.from('ffd8ffe1', 'hex'), tail]);
      expect((await read(bytes)).bytes).toHaveLength(bytes.length);
    }
  });
});
