import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HealthReport } from './health-report';
import { OperatorGuard } from './operator.guard';
import { ReadHealth } from './read-health';

/** Whether this copy can serve, and how it fares. */
@Controller('health')
@ApiTags('operation')
export class HealthController {
  constructor(
    private readonly health: ReadHealth,
    private readonly operator: OperatorGuard,
  ) {}

  /** 200 while messages can be taken; 503 when not, or when this copy is stopping. Outsiders learn no more than that. */
  @Get()
  @ApiBearerAuth('operator')
  @ApiOperation({
    summary: 'Whether this copy can take messages',
    description: 'At this machine itself, or with OPERATOR_TOKEN, all is told; others get `status` and `at` only.',
  })
  @ApiOkResponse({ type: HealthReport, description: '`ok` or `degraded`' })
  @ApiServiceUnavailableResponse({ type: HealthReport, description: '`down` or `stopping`' })
  async read(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<HealthReport> {
    const report = await this.health.execute();
    const serves = report.status === 'ok' || report.status === 'degraded';
    void reply.status(serves ? 200 : 503).header('Cache-Control', 'no-store');
    const { status, at } = report;
    return this.operator.allows(request) ? report : { status, at };
  }
}
