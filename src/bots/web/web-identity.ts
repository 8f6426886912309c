import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../shared/app-error';

/** The cookie that says who comes back. It is never stored and never leaves the browser by any other way. */
export const RESIDENT_COOKIE = 'ys_resident';

const SECRET_BYTES = 24;
const SECRET = /^[A-Za-z0-9_-]{32}$/;
const LIVES_SECONDS = 400 * 24 * 3600;
const PERSON_CHARS = 24;

/** A new identity: the cookie's value. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** The cookie's value in a request, if it is one of ours. */
export function secretOf(request: Pick<IncomingMessage, 'headers'>): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [name, value = ''] = pair.trim().split('=');
    if (name === RESIDENT_COOKIE && SECRET.test(value)) return value;
  }
  return undefined;
}

/** Who the cookie stands for; nobody can go the way back. */
export function personOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex').slice(0, PERSON_CHARS);
}

/** The header that gives the cookie to the browser, or renews it. */
export function cookieHeader(secret: string, secure: boolean): string {
  const parts = [`${RESIDENT_COOKIE}=${secret}`, 'Path=/', `Max-Age=${LIVES_SECONDS}`, 'HttpOnly', 'SameSite=Lax'];
  return [...parts, ...(secure ? ['Secure'] : [])].join('; ');
}

/** The person id of a request, for a controller's parameter; refuses with `identity.missing`. */
export const Person = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const secret = secretOf(context.switchToHttp().getRequest<FastifyRequest>().raw);
  if (secret === undefined) throw new Refusal('identity.missing');
  return personOf(secret);
});
