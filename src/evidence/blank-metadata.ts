const HEADS = [Buffer.from('II*\0', 'latin1'), Buffer.from('MM\0*', 'latin1')];
const XMP_OPENS = Buffer.from('<x:xmpmeta');
const XMP_CLOSES = Buffer.from('</x:xmpmeta>');
const ENTRY = 12;
const MOST_ENTRIES = 200;
/** Bytes of one value, by the type of a TIFF entry. */
const SIZES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
/** Tags that point at further directories: Exif, GPS, interoperability. */
const FURTHER = new Set([0x8769, 0x8825, 0xa005]);

/**
 * A copy of a picture that we cannot decode, with what is written beside the picture (EXIF, XMP) overwritten by nothing.
 * No byte moves, so every container (HEIC, a damaged JPEG) stays as readable as it was.
 */
export function blankMetadata(bytes: Buffer): Buffer {
  const blank = Buffer.from(bytes);
  for (const start of exifBlocks(bytes)) new Directories(blank, start).wipe();
  for (let at = blank.indexOf(XMP_OPENS); at >= 0; at = blank.indexOf(XMP_OPENS, at + 1)) {
    const end = blank.indexOf(XMP_CLOSES, at);
    blank.fill(' ', at, end < 0 ? blank.length : end + XMP_CLOSES.length);
  }
  return blank;
}

/** Where EXIF blocks begin, whatever they are wrapped in. */
export function exifBlocks(bytes: Buffer): number[] {
  const found: number[] = [];
  for (const head of HEADS) {
    for (let at = bytes.indexOf(head); at >= 0; at = bytes.indexOf(head, at + 1)) {
      if (new Directories(bytes, at).isReal()) found.push(at);
    }
  }
  return found.sort((one, other) => one - other);
}

/** The directories of one EXIF block: lists of entries that hold a value or say where it lies. */
class Directories {
  private readonly little: boolean;

  constructor(
    private readonly bytes: Buffer,
    private readonly start: number,
  ) {
    this.little = bytes[start] === 0x49;
  }

  /** Four bytes may look like a beginning by chance; a first directory that makes sense does not come by chance. */
  isReal(): boolean {
    const first = this.long(4);
    const entries = this.entries(first);
    return entries.length > 0 && entries.every((at) => (SIZES[this.short(at + 2)] ?? 0) > 0);
  }

  wipe(): void {
    this.wipeFrom(this.long(4), new Set());
  }

  private wipeFrom(offset: number, seen: Set<number>): void {
    const entries = seen.has(offset) ? [] : this.entries(offset);
    if (!entries.length) return;
    seen.add(offset);
    const next = this.long(offset + 2 + entries.length * ENTRY);
    for (const at of entries) {
      if (FURTHER.has(this.short(at))) this.wipeFrom(this.long(at + 8), seen);
      const size = (SIZES[this.short(at + 2)] ?? 0) * this.long(at + 4);
      if (size > 4) this.fill(this.long(at + 8), size);
    }
    this.fill(offset, 2 + entries.length * ENTRY + 4);
    this.wipeFrom(next, seen);
  }

  /** Where the entries of a directory stand; none when there is no directory at this place. */
  private entries(offset: number): number[] {
    const count = offset > 0 ? this.short(offset) : 0;
    const end = this.start + offset + 2 + count * ENTRY;
    if (count > MOST_ENTRIES || end > this.bytes.length) return [];
    return Array.from({ length: count }, (_, index) => offset + 2 + index * ENTRY);
  }

  private fill(offset: number, size: number): void {
    const from = this.start + offset;
    if (from < this.bytes.length) this.bytes.fill(0, from, Math.min(from + size, this.bytes.length));
  }

  private short(offset: number): number {
    const at = this.start + offset;
    if (at + 2 > this.bytes.length) return 0;
    return this.little ? this.bytes.readUInt16LE(at) : this.bytes.readUInt16BE(at);
  }

  private long(offset: number): number {
    const at = this.start + offset;
    if (at + 4 > this.bytes.length) return 0;
    return this.little ? this.bytes.readUInt32LE(at) : this.bytes.readUInt32BE(at);
  }
}
