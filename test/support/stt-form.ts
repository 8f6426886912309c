/** One field of a multipart body; null when it is not there. */
export function fieldOf(body: Buffer, name: string): { value: Buffer; fileName: string } | null {
  const boundary = body.subarray(0, body.indexOf('\r\n'));
  let at = 0;
  for (;;) {
    const head = body.indexOf(boundary, at) + boundary.length + 2;
    const start = body.indexOf('\r\n\r\n', head) + 4;
    const end = body.indexOf(boundary, start);
    if (start < 4 || end < 0) return null;
    const disposition = body.toString('utf8', head, start);
    if (disposition.includes(`name="${name}"`)) {
      const fileName = /filename="([^"]*)"/.exec(disposition)?.[1] ?? '';
      return { value: body.subarray(start, end - 2), fileName };
    }
    at = end;
  }
}
