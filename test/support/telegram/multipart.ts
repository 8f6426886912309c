import { badRequest } from './errors';
import type { Params, Upload } from './types';

/** Fields and files of one multipart body. */
export interface Form {
  params: Params;
  files: Map<string, Upload>;
}

const HEADERS_END = Buffer.from('\r\n\r\n');

/** Splits a whole multipart/form-data body; anything not shaped like one is refused. */
export function parseMultipart(body: Buffer, contentType: string): Form {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  if (!boundary) throw badRequest('multipart boundary is missing');
  const delimiter = Buffer.from(`--${boundary[1] ?? boundary[2] ?? ''}`);
  const between = Buffer.concat([Buffer.from('\r\n'), delimiter]);
  const form: Form = { params: {}, files: new Map() };
  let at = body.indexOf(delimiter);
  while (at >= 0) {
    at += delimiter.length;
    if (body[at] === 0x2d && body[at + 1] === 0x2d) return form;
    const end = body.indexOf(between, at);
    if (end < 0) break;
    readPart(body.subarray(at, end), form);
    at = end + 2;
  }
  throw badRequest('multipart body is cut short');
}

function readPart(part: Buffer, form: Form): void {
  const split = part.indexOf(HEADERS_END);
  if (split < 0) throw badRequest('multipart part has no headers');
  const headers = part.subarray(0, split).toString('utf8');
  const bytes = part.subarray(split + HEADERS_END.length);
  const name = /\bname="([^"]*)"/i.exec(headers)?.[1];
  if (name === undefined) throw badRequest('multipart part has no name');
  const filename = /\bfilename="([^"]*)"/i.exec(headers)?.[1];
  if (filename === undefined) {
    form.params[name] = bytes.toString('utf8');
    return;
  }
  const mime = /^content-type:\s*([^\r\n;]+)/im.exec(headers)?.[1] ?? 'application/octet-stream';
  // A view would keep the whole body alive for as long as the file is.
  form.files.set(name, { filename, mime, bytes: Buffer.from(bytes) });
}
