import { Controller, Get, Inject, Param, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import { ApiNotModifiedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../shared/app-error';
import { DeskGuard } from './desk.guard';
import { PageFiles } from './page-files';
import { ApiPageRefusals } from './web.api';
import { WebErrors } from './web-errors';

/** Scripts, styles and connections are ours alone; pictures may also be previews of what is about to be sent. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The names of built files carry their content's hash, so they never change. */
const FOREVER = 'public, max-age=31536000, immutable';
const ASK_AGAIN = 'no-cache';

/** The pages themselves. */
@Controller()
@ApiTags('pages')
@ApiProduces('text/html')
@UseFilters(WebErrors)
export class PagesController {
  constructor(@Inject(PageFiles) private readonly files: PageFiles) {}

  @Get()
  @ApiOperation({ summary: 'The page of residents' })
  @ApiOkResponse({ description: 'The page' })
  @ApiNotModifiedResponse({ description: 'It is as the browser has it' })
  @ApiPageRefusals('page.missing')
  chat(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.send('index.html', ASK_AGAIN, request, reply);
  }

  @Get('desk')
  @ApiOperation({ summary: 'The page of the demonstration desk' })
  @ApiOkResponse({ description: 'The page' })
  @ApiNotModifiedResponse({ description: 'It is as the browser has it' })
  @ApiPageRefusals('page.missing', 'desk.off')
  @UseGuards(DeskGuard)
  desk(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.send('desk.html', ASK_AGAIN, request, reply);
  }

  @Get('web/:name')
  @ApiOperation({ summary: 'Scripts, styles and icons of the pages' })
  @ApiOkResponse({ description: 'The file' })
  @ApiNotModifiedResponse({ description: 'It is as the browser has it' })
  @ApiPageRefusals('page.missing')
  asset(@Param('name') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    if (name.endsWith('.html')) throw new AppError('page.missing');
    this.send(name, FOREVER, request, reply);
  }

  private send(name: string, caching: string, request: FastifyRequest, reply: FastifyReply): void {
    const file = this.files.find(name);
    if (!file) throw new AppError('page.missing');
    void reply
      .header('Cache-Control', caching)
      .header('ETag', file.etag)
      .header('Vary', 'Accept-Encoding')
      .header('Content-Security-Policy', POLICY)
      .header('X-Content-Type-Options', 'nosniff')
      .header('X-Frame-Options', 'DENY')
      .header('Referrer-Policy', 'same-origin')
      .header('Cross-Origin-Opener-Policy', 'same-origin')
      .header('Permissions-Policy', 'geolocation=(self), camera=(), microphone=()');
    if (request.headers['if-none-match'] === file.etag) return void reply.status(304).send();
    const zip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    if (zip) void reply.header('Content-Encoding', 'gzip');
    void reply.header('Content-Type', file.mime).send(zip ? file.gzipped : file.bytes);
  }
}
