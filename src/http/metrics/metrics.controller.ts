import { Controller, Get, Inject, Res, UseGuards } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Registry } from 'prom-client';
import { BotsService } from '../../bots';
import { OperatorGuard } from '../operator.guard';
import { StateGauges } from './state-gauges';

/** Injection token of the `Registry` that everything is counted in. */
export const REGISTRY = Symbol('Registry');

/** What Prometheus reads. */
@Controller('metrics')
@ApiTags('operation')
export class MetricsController {
  private readonly gauges: StateGauges;

  constructor(
    @Inject(REGISTRY) private readonly registry: Registry,
    bots: BotsService,
  ) {
    this.gauges = new StateGauges(registry, bots);
  }

  @Get()
  @UseGuards(OperatorGuard)
  @ApiBearerAuth('operator')
  @ApiOperation({ summary: 'Figures for Prometheus', description: 'At this machine itself, or with OPERATOR_TOKEN.' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' }, description: 'Prometheus text format 0.0.4' })
  @ApiUnauthorizedResponse({ description: 'Not at this machine, and without the token' })
  async read(@Res() reply: FastifyReply): Promise<void> {
    await this.gauges.read();
    const text = await this.registry.metrics();
    await reply.header('Content-Type', this.registry.contentType).header('Cache-Control', 'no-store').send(text);
  }
}
