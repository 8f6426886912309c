import sharp from 'sharp';
import { aPicture } from '../../test/builders/media.builder';
import { plainJpeg } from './plain-jpeg';

const EDGE = 4_096;

const noise = (width = 64, height = 40) =>
  sharp({
    create: { width, height, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 30 } },
  });

/** A segment of its own, put behind the first two bytes. */
function having(bytes: Buffer, marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([bytes.subarray(0, 2), head, body, bytes.subarray(2)]);
}

const pixels = (bytes: Buffer) => sharp(bytes).raw().toBuffer();

describe('a plain JPEG', () => {
  it('that hides nothing is the same bytes', async () => {
    for (const progressive of [false, true]) {
      const bytes = await noise().jpeg({ progressive }).toBuffer();
      expect(plainJpeg(bytes, EDGE)).toBe(bytes);
    }
  });

  it('in grey, and one with restarts, is plain too', async () => {
    const grey = await noise().greyscale().toColourspace('b-w').jpeg().toBuffer();
    expect(plainJpeg(grey, EDGE)).toBe(grey);
    const marked = await noise(300, 300).jpeg({ mozjpeg: true }).toBuffer();
    expect(plainJpeg(marked, EDGE)?.equals(marked)).toBe(true);
  });

  it.each([
    ['a comment', 0xfe, 'hidden words'],
    ['XMP', 0xe1, 'http://ns.adobe.com/xap/1.0/\0<hidden words/>'],
    ['the words of Photoshop', 0xed, 'Photoshop 3.0\0hidden words'],
    ['a maker’s own', 0xec, 'Ducky hidden words'],
    ['an odd head', 0xe0, 'JFXX\0hidden words'],
  ])('loses %s and keeps every pixel', async (_name, marker, words) => {
    const bytes = await noise().jpeg().toBuffer();
    const plain = plainJpeg(having(bytes, marker, Buffer.from(words, 'latin1')), EDGE);
    expect(plain?.equals(bytes)).toBe(true);
    expect((await pixels(plain as Buffer)).equals(await pixels(bytes))).toBe(true);
  });

  it('loses what follows its end', async () => {
    const bytes = await noise().jpeg().toBuffer();
    const plain = plainJpeg(Buffer.concat([bytes, Buffer.from('MotionPhoto_Data hidden words')]), EDGE);
    expect(plain?.equals(bytes)).toBe(true);
  });

  it('is not what must be turned, coloured, made smaller or guessed', async () => {
    const bytes = await noise().jpeg().toBuffer();
    const others = {
      exif: await aPicture({ turned: true }),
      profile: await noise().withIccProfile('p3').jpeg().toBuffer(),
      pictures: having(bytes, 0xe2, Buffer.from('MPF\0more')),
      large: await noise(EDGE + 1, 8)
        .jpeg()
        .toBuffer(),
      inks: await noise().toColourspace('cmyk').jpeg().toBuffer(),
      png: await noise().png().toBuffer(),
    };
    for (const [name, other] of Object.entries(others)) expect([name, plainJpeg(other, EDGE)]).toEqual([name, null]);
  });

  it('is not what ends before its end, wherever that is', async () => {
    const bytes = await noise(16, 16).jpeg().toBuffer();
    for (let length = 0; length < bytes.length; length += 1) {
      expect(plainJpeg(bytes.subarray(0, length), EDGE)).toBeNull();
    }
  });

  it('is read to its end whatever its bytes are', async () => {
    const bytes = await noise(16, 16).jpeg().toBuffer();
    for (let at = 2; at < bytes.length; at += 1) {
      const broken = Buffer.from(bytes);
      broken[at] = (broken[at] as number) ^ 0xff;
      const plain = plainJpeg(broken, EDGE);
      expect(plain === null || plain.length <= broken.length).toBe(true);
    }
  });
});
