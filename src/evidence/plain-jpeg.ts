/** Markers without a length: TEM, RST0 to RST7, SOI. */
const isBare = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
/** Baseline, extended and progressive frames; what other frames hold few can show. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xc2;
const isOddFrame = (marker: number): boolean =>
  marker >= 0xc3 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
const START = 0xffd8;
const SCAN = 0xda;
const END = 0xffd9;
const COMMENT = 0xfe;
const APP0 = 0xe0;
const APP14 = 0xee;
/** A JFIF head without a thumbnail of its own. */
const JFIF_BYTES = 16;

/**
 * The same JPEG without anything beside the picture: comments, the words of cameras and programs, what follows its end.
 * Not a pixel changes. Null when it must be made anew to be shown rightly or safely: it holds EXIF (it may lie on its
 * side) or a colour profile, is longer than `edge` pixels, has other than one or three colours, or is not whole.
 */
export function plainJpeg(bytes: Buffer, edge: number): Buffer | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== START) return null;
  const parts = new Parts(bytes, edge);
  let at: number | null = 2;
  while (at !== null && at + 2 <= bytes.length) {
    if (bytes.readUInt16BE(at) === END) return parts.upTo(at);
    at = parts.take(at);
  }
  return null;
}

/** What is kept of a picture, segment by segment. */
class Parts {
  private readonly kept: Buffer[];
  private frames = 0;
  private scans = 0;

  constructor(
    private readonly bytes: Buffer,
    private readonly edge: number,
  ) {
    this.kept = [bytes.subarray(0, 2)];
  }

  /** Takes the segment that begins here; tells where the next does, or null when this is no plain picture. */
  take(at: number): number | null {
    const marker = markerAt(this.bytes, at);
    const segment = marker === null ? null : segmentAt(this.bytes, at);
    if (marker === null || !segment || isTelling(marker, segment)) return null;
    if (isFrame(marker) && (!isShown(segment, this.edge) || (this.frames += 1) > 1)) return null;
    if (isPicture(marker, segment)) this.kept.push(segment);
    return marker === SCAN ? this.takeScan(at + segment.length) : at + segment.length;
  }

  /** All of it up to the end of the picture; null when there is none in it. */
  upTo(end: number): Buffer | null {
    if (!this.scans) return null;
    const plain = Buffer.concat([...this.kept, this.bytes.subarray(end, end + 2)]);
    return plain.length === this.bytes.length ? this.bytes : plain;
  }

  private takeScan(start: number): number | null {
    if (!this.frames) return null;
    this.scans += 1;
    const end = afterScan(this.bytes, start);
    this.kept.push(this.bytes.subarray(start, end));
    return end;
  }
}

/** The marker that begins a segment here; null where there is none, or one that cannot stand here. */
function markerAt(bytes: Buffer, at: number): number | null {
  const marker = bytes[at + 1] as number;
  if (bytes[at] !== 0xff || marker === 0xff || isBare(marker) || isOddFrame(marker)) return null;
  return marker;
}

/** Marker, length and body; null when it does not end within the bytes. */
function segmentAt(bytes: Buffer, at: number): Buffer | null {
  if (at + 4 > bytes.length) return null;
  const end = at + 2 + bytes.readUInt16BE(at + 2);
  return end < at + 4 || end > bytes.length ? null : bytes.subarray(at, end);
}

/** Eight bits, one or three colours, and no larger than it may be. */
function isShown(frame: Buffer, edge: number): boolean {
  if (frame.length < 10) return false;
  const [height, width, colours] = [frame.readUInt16BE(5), frame.readUInt16BE(7), frame[9]];
  const fits = height > 0 && width > 0 && height <= edge && width <= edge;
  return frame[4] === 8 && fits && (colours === 1 || colours === 3);
}

/** What says how the picture is to be turned or coloured; more of the same container may hold further pictures. */
function isTelling(marker: number, segment: Buffer): boolean {
  const name = segment.toString('latin1', 4, 8);
  return (marker === 0xe1 && name === 'Exif') || (marker === 0xe2 && (name === 'ICC_' || name.startsWith('MPF')));
}

function isPicture(marker: number, segment: Buffer): boolean {
  if (marker === APP0) return segment.length === JFIF_BYTES + 2 && segment.toString('latin1', 4, 9) === 'JFIF\0';
  if (marker === APP14) return segment.toString('latin1', 4, 9) === 'Adobe';
  return marker !== COMMENT && (marker < APP0 || marker > 0xef);
}

/** Where the coded picture that begins here is followed by a marker; the end of the bytes when none follows. */
function afterScan(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] as number;
    // A stuffed byte and the restarts belong to it.
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}
