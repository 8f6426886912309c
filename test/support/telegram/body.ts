import type { IncomingMessage } from 'node:http';
import { badRequest } from './errors';
import { parseMultipart, type Form } from './multipart';
import type { Params } from './types';

/** The platform takes uploads up to 50 MB; a little more than that and the connection is cut. */
const MAX_BODY = 52 * 1024 * 1024;

/** The whole body of a request. */
export function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_BODY) request.destroy(new Error('body is too large'));
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () => reject(new Error('the client hung up')));
  });
}

/** Parameters and files from wherever they travelled: the query, a form, or JSON. */
export function readForm(
  body: Buffer,
  contentType: string,
  query: string,
): Form | { params: Params; files: undefined } {
  const params: Params = query ? Object.fromEntries(new URLSearchParams(query)) : {};
  if (body.length === 0) return { params, files: undefined };
  if (contentType.startsWith('application/json')) {
    const given = parseObject(body);
    return { params: query ? { ...params, ...given } : given, files: undefined };
  }
  if (contentType.startsWith('multipart/form-data')) {
    const form = parseMultipart(body, contentType);
    return { params: { ...params, ...form.params }, files: form.files };
  }
  const form = Object.fromEntries(new URLSearchParams(body.toString('utf8')));
  return { params: { ...params, ...form }, files: undefined };
}

/** A JSON object; anything else is refused. */
export function parseObject(body: Buffer): Params {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    throw badRequest("can't parse JSON object");
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw badRequest('object expected');
  return value as Params;
}
