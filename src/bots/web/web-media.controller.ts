import { createReadStream } from 'node:fs';
import { Controller, Get, Inject, Param, Post, Query, Req, Res, StreamableFile, UseFilters } from '@nestjs/common';
import type {} from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError, Refusal } from '../../shared/app-error';
import { MediaLinks } from './media-links';
import { WebErrors } from './web-errors';
import { Person, personOf, secretOf } from './web-identity';
import { WebMediaStore, type Upload } from './web-media.store';

/** Uploads come in here, and go out to who made them or was shown them. */
@Controller('api/chat')
@UseFilters(WebErrors)
export class WebMediaController {
  constructor(
    @Inject(WebMediaStore) private readonly store: WebMediaStore,
    @Inject(MediaLinks) private readonly links: MediaLinks,
  ) {}

  @Post('uploads')
  async upload(@Person() person: string, @Req() request: FastifyRequest): Promise<object> {
    if (!request.isMultipart()) throw new Refusal('request.type');
    const part = await request.file();
    if (!part) throw new Refusal('media.none');
    const { ref, kind, mime, bytes, fileName } = await this.store.save(person, part.file, part.filename);
    return { ref, kind, mime, bytes, ...(fileName ? { fileName } : {}) };
  }

  @Get('media/:ref')
  async media(
    @Param('ref') ref: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('e') expires?: string,
    @Query('s') seal?: string,
  ): Promise<StreamableFile> {
    const upload = await this.store.find(ref);
    // Whoever may not see it learns nothing, not even that it is there.
    if (!upload || !(this.links.allows(ref, expires, seal) || isMaker(upload, request)))
      throw new AppError('media.gone');
    void reply
      .header('Content-Length', upload.bytes)
      .header('Cache-Control', 'private, max-age=86400, immutable')
      .header('X-Content-Type-Options', 'nosniff')
      .header('Content-Security-Policy', "default-src 'none'; sandbox")
      .header('Cross-Origin-Resource-Policy', 'same-origin');
    const stream = createReadStream(await this.store.path(ref));
    return new StreamableFile(stream, { type: upload.mime, disposition: dispositionOf(upload) });
  }
}

function isMaker({ personId }: Upload, request: FastifyRequest): boolean {
  const secret = secretOf(request.raw);
  return secret !== undefined && personOf(secret) === personId;
}

/** Only what a browser shows as a picture, a film or a sound is shown; the rest is a download. */
function dispositionOf({ kind, fileName, ref }: Upload): string {
  const name = encodeURIComponent(fileName ?? ref).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return `${kind === 'file' ? 'attachment' : 'inline'}; filename*=UTF-8''${name}`;
}
