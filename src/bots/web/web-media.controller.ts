import { createReadStream } from 'node:fs';
import { Controller, Get, Inject, Param, Post, Query, Req, Res, StreamableFile, UseFilters } from '@nestjs/common';
import type {} from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError, Refusal } from '../../shared/app-error';
import { byteRange } from './byte-range';
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

  /** Whole, or the part that is asked for: some browsers play a film in parts only. */
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
    const path = await this.store.path(ref);
    const part = partOf(upload, request, reply);
    void reply
      .header('Accept-Ranges', 'bytes')
      .header('ETag', etagOf(upload))
      .header('Cache-Control', 'private, max-age=86400, immutable')
      .header('X-Content-Type-Options', 'nosniff')
      .header('Content-Security-Policy', "default-src 'none'; sandbox")
      .header('Cross-Origin-Resource-Policy', 'same-origin');
    return new StreamableFile(createReadStream(path, part), { type: upload.mime, disposition: dispositionOf(upload) });
  }
}

/** Tells in the headers which part is sent; throws `media.range` for what lies beyond the end. */
function partOf(upload: Upload, { headers }: FastifyRequest, reply: FastifyReply): { start?: number; end?: number } {
  const { bytes } = upload;
  const sameAsBefore = [undefined, etagOf(upload)].includes(headers['if-range'] as string | undefined);
  const part = sameAsBefore ? byteRange(headers.range, bytes) : null;
  if (part === 'none') {
    void reply.header('Content-Range', `bytes */${bytes}`);
    throw new Refusal('media.range');
  }
  if (!part) {
    void reply.header('Content-Length', bytes);
    return {};
  }
  const { start, end } = part;
  void reply
    .status(206)
    .header('Content-Length', end - start + 1)
    .header('Content-Range', `bytes ${start}-${end}/${bytes}`);
  return part;
}

/** What lies under a ref never changes. */
function etagOf({ ref }: Upload): string {
  return `"${ref}"`;
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
