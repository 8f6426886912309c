/** Part of a file; both ends belong to it. */
export interface ByteRange {
  start: number;
  end: number;
}

const ONE_RANGE = /^bytes=(\d*)-(\d*)$/i;

/**
 * Which part of a file of so many bytes a `Range` header asks for (RFC 9110, 14.2); `null` means the whole, which is
 * also the answer to what is not understood and to several parts at once. Beyond the end there is `none`.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | 'none' | null {
  const [, first = '', last = ''] = ONE_RANGE.exec(header ?? '') ?? [];
  if (first) return between(Number(first), last ? Number(last) : Infinity, size);
  return last ? suffix(Number(last), size) : null;
}

function between(start: number, end: number, size: number): ByteRange | 'none' | null {
  if (end < start) return null;
  return start < size ? { start, end: Math.min(end, size - 1) } : 'none';
}

function suffix(length: number, size: number): ByteRange | 'none' {
  return length > 0 && size > 0 ? { start: Math.max(0, size - length), end: size - 1 } : 'none';
}
