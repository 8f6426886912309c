import { createHash, timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Inject, Injectable, UnauthorizedException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Env } from '../../config/env';
import { isLocal } from '../bots/web';
import { ENV } from '../house.module';

/** Lets in who sits at this machine itself, without a proxy in between, and who has `OPERATOR_TOKEN`. */
@Injectable()
export class OperatorGuard implements CanActivate {
  constructor(@Inject(ENV) private readonly env: Env) {}

  canActivate(context: ExecutionContext): boolean {
    if (this.allows(context.switchToHttp().getRequest<FastifyRequest>())) return true;
    throw new UnauthorizedException();
  }

  allows({ raw, headers }: Pick<FastifyRequest, 'raw' | 'headers'>): boolean {
    const { OPERATOR_TOKEN: token } = this.env;
    const given = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
    if (token !== undefined && given !== undefined) return same(token, given);
    return isLocal(raw);
  }
}

/** In constant time, and in equal lengths. */
function same(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
