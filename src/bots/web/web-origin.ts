import type { IncomingMessage } from 'node:http';

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

const LONGEST_ADDRESS = 64;

type Request = Pick<IncomingMessage, 'headers' | 'socket'>;

/** Whether the connection comes from this machine, maybe for somebody else. */
export function isLoopback({ socket }: Pick<Request, 'socket'>): boolean {
  return LOOPBACK.test(socket.remoteAddress ?? '');
}

/**
 * From where a request came: the other end of the connection, and behind a proxy on this machine what that proxy saw, which
 * is the last address of `X-Forwarded-For`; the others anybody may have written. Null for this machine itself.
 */
export function addressOf(request: Request): string | null {
  if (!isLoopback(request)) return request.socket.remoteAddress ?? '';
  const forwarded = [request.headers['x-forwarded-for'] ?? ''].flat().join(',');
  return forwarded.split(',').pop()?.trim().slice(0, LONGEST_ADDRESS) || null;
}

/** Whether a person at this machine asks: no proxy in between, and no foreign name that leads here. */
export function isLocal(request: Request): boolean {
  const { headers } = request;
  return (
    isLoopback(request) && LOCAL_HOST.test(headers.host ?? '') && FORWARDED.every((name) => headers[name] === undefined)
  );
}

/** Whether a page of ours asks. Every browser sends one of the two headers with what changes something. */
export function isSameOrigin({ headers }: Pick<Request, 'headers'>): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const host = hostOf(headers.origin);
  return host !== undefined && [headers.host, headers['x-forwarded-host']].includes(host);
}

/** Whether the browser's own connection is encrypted, as far as we are told. */
export function isSecure({ headers, socket }: Request): boolean {
  return headers['x-forwarded-proto'] === 'https' || 'encrypted' in socket;
}

function hostOf(origin: string | undefined): string | undefined {
  return origin !== undefined && URL.canParse(origin) ? new URL(origin).host : undefined;
}
