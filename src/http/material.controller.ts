import { createReadStream } from 'node:fs';
import { Controller, Get, Inject, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { CityConfig } from '../../config/city';
import { EVIDENCE, type Evidence } from '../evidence';
import { CITY, OpenMaterial } from '../tickets';
import { sealedPack } from './material-link';
import { materialPage, missingPage } from './material.page';

const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex, nofollow',
};

/** The pack of a ticket, for a joint unit that was given its link. */
@Controller('material')
@ApiTags('material')
export class MaterialController {
  constructor(
    private readonly material: OpenMaterial,
    @Inject(EVIDENCE) private readonly evidence: Evidence,
    @Inject(CITY) private readonly city: CityConfig,
  ) {}

  /** The page; 404 for a link that was not made here, or is too old. */
  @Get(':pack')
  @ApiOperation({ summary: 'The pack of a ticket as a page', description: 'By a sealed link that lives a day.' })
  @ApiProduces('text/html')
  @ApiOkResponse({ schema: { type: 'string' }, description: 'The page' })
  @ApiNotFoundResponse({ description: 'No such link, or too old' })
  async page(
    @Param('pack') pack: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('e') e?: string,
    @Query('s') s?: string,
  ): Promise<string> {
    const opened = this.allows(pack, e, s) ? await this.material.execute(pack) : null;
    void reply.headers(HEADERS).type('text/html; charset=utf-8');
    if (!opened) {
      void reply.status(404);
      return missingPage(this.city);
    }
    return materialPage(opened, this.city, (id) => `${pack}/evidence/${id}?e=${e ?? ''}&s=${s ?? ''}`);
  }

  /** One medium of the pack, as it is kept. */
  @Get(':pack/evidence/:id')
  @ApiOperation({ summary: 'One medium of a pack' })
  @ApiOkResponse({ description: 'The medium as it is kept' })
  @ApiNotFoundResponse({ description: 'No such link or medium, or not kept' })
  async medium(
    @Param('pack') pack: string,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('e') e?: string,
    @Query('s') s?: string,
  ): Promise<StreamableFile | string> {
    const medium = this.allows(pack, e, s) ? await this.material.evidence(pack, id) : null;
    const kept = medium && (await this.evidence.items.find(medium));
    if (!kept) {
      void reply.status(404).headers(HEADERS).type('text/html; charset=utf-8');
      return missingPage(this.city);
    }
    void reply.headers({ ...HEADERS, 'Content-Security-Policy': "default-src 'none'; sandbox" });
    return new StreamableFile(createReadStream(this.evidence.vault.files.path(kept)), {
      type: kept.mime,
      length: kept.bytes,
      disposition: kept.kind === 'file' ? 'attachment' : 'inline',
    });
  }

  private allows(pack: string, e: string | undefined, s: string | undefined): boolean {
    return this.evidence.links.allows(sealedPack(pack), { ...(e ? { e } : {}), ...(s ? { s } : {}) });
  }
}
