import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BotsService } from '../bots';
import { UnitOfWork } from '../database';
import { CLOCK, type Clock } from '../shared/clock';

/** Whether this copy can serve, and how it fares. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly bots: BotsService,
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** 200 once messages can be taken and the database answers; 503 when it does not. */
  @Get()
  async read(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const at = this.clock.now().toISOString();
    try {
      await this.unitOfWork.read('SELECT 1 AS one');
      return { status: 'ok', at, ...(await this.bots.health()) };
    } catch {
      reply.status(503);
      return { status: 'down', at, database: 'unreachable' };
    }
  }
}
