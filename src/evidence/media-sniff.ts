import type { MediaKind } from '../shared/chat';

/** What a file is by its first bytes; what the sender calls it is not asked. */
export interface Sniffed {
  kind: MediaKind;
  mime: string;
  extension: string;
}

/** How many bytes `sniff` wants to see. */
export const SNIFF_BYTES = 512;

const UNKNOWN: Sniffed = { kind: 'file', mime: 'application/octet-stream', extension: 'bin' };

const latin = (head: Buffer, from: number, to: number): string => head.toString('latin1', from, to);
const begins =
  (...bytes: number[]) =>
  (head: Buffer) =>
    bytes.every((byte, at) => head[at] === byte);
const spells =
  (word: string, at = 0) =>
  (head: Buffer) =>
    latin(head, at, at + word.length) === word;
const both =
  (...tests: ((head: Buffer) => boolean)[]) =>
  (head: Buffer) =>
    tests.every((test) => test(head));
const brand = (pattern: RegExp) => both(spells('ftyp', 4), (head) => pattern.test(latin(head, 8, 12)));
/** A frame of MPEG audio: eleven set bits, then layer III. */
const isMp3Frame = (head: Buffer): boolean => head[0] === 0xff && ((head[1] ?? 0) & 0xe6) === 0xe2;
const isAdts = (head: Buffer): boolean => head[0] === 0xff && ((head[1] ?? 0) & 0xf6) === 0xf0;

/** First hit wins. */
const SIGNS: readonly [(head: Buffer) => boolean, MediaKind, string, string][] = [
  [begins(0xff, 0xd8, 0xff), 'photo', 'image/jpeg', 'jpg'],
  [begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), 'photo', 'image/png', 'png'],
  [both(spells('RIFF'), spells('WEBP', 8)), 'photo', 'image/webp', 'webp'],
  [spells('GIF8'), 'photo', 'image/gif', 'gif'],
  [brand(/^(hei[cxms]|hev[cxms]|mif1|msf1|avif)$/), 'photo', 'image/heic', 'heic'],
  [brand(/^(M4A |M4B |F4A )$/), 'voice', 'audio/mp4', 'm4a'],
  [brand(/^qt {2}$/), 'video', 'video/quicktime', 'mov'],
  [brand(/^3g[a-z0-9]{2}$/), 'video', 'video/3gpp', '3gp'],
  [spells('ftyp', 4), 'video', 'video/mp4', 'mp4'],
  [begins(0x1a, 0x45, 0xdf, 0xa3), 'video', 'video/webm', 'webm'],
  [both(spells('OggS'), (head) => head.includes('theora')), 'video', 'video/ogg', 'ogv'],
  [spells('OggS'), 'voice', 'audio/ogg', 'ogg'],
  [both(spells('RIFF'), spells('WAVE', 8)), 'voice', 'audio/wav', 'wav'],
  [spells('#!AMR'), 'voice', 'audio/amr', 'amr'],
  [spells('ID3'), 'voice', 'audio/mpeg', 'mp3'],
  [isMp3Frame, 'voice', 'audio/mpeg', 'mp3'],
  [isAdts, 'voice', 'audio/aac', 'aac'],
  [spells('%PDF-'), 'file', 'application/pdf', 'pdf'],
];

/** Names the kind of a file from its beginning; anything unknown is a file to be downloaded. */
export function sniff(head: Buffer): Sniffed {
  const sign = SIGNS.find(([test]) => test(head));
  if (!sign) return UNKNOWN;
  const [, kind, mime, extension] = sign;
  return { kind, mime, extension };
}
