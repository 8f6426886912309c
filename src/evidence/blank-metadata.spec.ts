import fc from 'fast-check';
import { blankMetadata, exifBlocks } from './blank-metadata';

describe('blanking what is written beside a picture', () => {
  it('leaves everything else where and as it was', () => {
    const xmp = '<x:xmpmeta>39.99, 116.48</x:xmpmeta>';
    const bytes = Buffer.from(`a picture II*\0 without any directory, ${xmp} and its end`);
    const blank = blankMetadata(bytes);
    expect(blank.toString()).toBe(`a picture II*\0 without any directory, ${' '.repeat(xmp.length)} and its end`);
  });

  it('blanks words that have no end to the end', () => {
    expect(blankMetadata(Buffer.from('x<x:xmpmeta secret')).toString().trim()).toBe('x');
  });

  it('holds for any bytes: same length, never an error, and a second time changes nothing', () => {
    const head = fc.constantFrom('II*\0', 'MM\0*', 'Exif\0\0II*\0\x08\0\0\0\x01\0', '');
    fc.assert(
      fc.property(fc.array(fc.tuple(head, fc.uint8Array({ maxLength: 60 })), { maxLength: 5 }), (parts) => {
        const bytes = Buffer.concat(parts.flatMap(([word, tail]) => [Buffer.from(word, 'latin1'), Buffer.from(tail)]));
        const blank = blankMetadata(bytes);
        expect(blank).toHaveLength(bytes.length);
        expect(exifBlocks(blankMetadata(blank)).length).toBeLessThanOrEqual(exifBlocks(bytes).length);
      }),
    );
  });
});
