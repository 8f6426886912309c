import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../shared/app-error';
import { isLocal } from './web-origin';
import { WEB_OPTIONS, type WebOptions } from './web.options';

/** Lets nobody see the demonstration desk where it is not on: then it is not there at all. */
@Injectable()
export class DeskGuard implements CanActivate {
  constructor(@Inject(WEB_OPTIONS) private readonly options: WebOptions) {}

  canActivate(context: ExecutionContext): boolean {
    const { raw } = context.switchToHttp().getRequest<FastifyRequest>();
    const { demo } = this.options;
    if (demo === 'on' || (demo === 'localhost' && isLocal(raw))) return true;
    throw new Refusal('desk.off');
  }
}
