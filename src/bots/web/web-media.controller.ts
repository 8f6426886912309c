import { createReadStream } from 'node:fs';
import { Controller, Get, Inject, Param, Post, Query, Req, Res, StreamableFile, UseFilters } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCookieAuth,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type {} from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError, Refusal } from '../../shared/app-error';
import { byteRange } from './byte-range';
import { MediaLinks } from './media-links';
import { WebErrors } from './web-errors';
import { ApiRefusals, BYTES_RESPONSE, UPLOAD_BODY, UploadView } from './web.api';
import { Person, personOf, secretOf } from './web-identity';
import { WebMediaContent, type Content } from './web-media.content';
import { WebMediaStore, type Upload } from './web-media.store';

/** Uploads come in here, and go out to who made them or was shown them. */
@Controller('api/chat')
@ApiTags('resident')
@ApiCookieAuth('person')
@UseFilters(WebErrors)
export class WebMediaController {
  constructor(
    @Inject(WebMediaStore) private readonly store: WebMediaStore,
    @Inject(WebMediaContent) private readonly contents: WebMediaContent,
    @Inject(MediaLinks) private readonly links: MediaLinks,
  ) {}

  @Post('uploads')
  @ApiOperation({ summary: 'Uploads one file, to be named in a message' })
  @ApiConsumes('multipart/form-data')
  @ApiBody(UPLOAD_BODY)
  @ApiCreatedResponse({ type: UploadView, description: 'It is kept' })
  @ApiRefusals(
    'identity.missing',
    'media.none',
    'media.empty',
    'media.tooLarge',
    'media.unsent',
    'request.type',
    'request.foreign',
  )
  async upload(@Person() person: string, @Req() request: FastifyRequest): Promise<object> {
    if (!request.isMultipart()) throw new Refusal('request.type');
    await this.store.admit(person);
    const part = await request.file();
    if (!part) throw new Refusal('media.none');
    const { ref, kind, mime, bytes, fileName } = await this.store.save(person, part.file, part.filename);
    return { ref, kind, mime, bytes, ...(fileName ? { fileName } : {}) };
  }

  /** Whole, small, or the part that is asked for: some browsers play a film in parts only. */
  @Get('media/:ref')
  @ApiOperation({
    summary: 'A medium, or a part of it',
    description: 'To who uploaded it, and by a sealed link that expires.',
  })
  @ApiQuery({ name: 'e', required: false, description: 'When the link expires' })
  @ApiQuery({ name: 's', required: false, description: 'The seal of the link' })
  @ApiQuery({ name: 'size', required: false, enum: ['small'], description: 'A picture at 320 pixels' })
  @ApiOkResponse(BYTES_RESPONSE)
  @ApiResponse({ ...BYTES_RESPONSE, status: 206, description: 'The part that the header Range asks for' })
  @ApiRefusals('media.gone', 'media.range')
  async media(
    @Param('ref') ref: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('e') expires?: string,
    @Query('s') seal?: string,
    @Query('size') size?: string,
  ): Promise<StreamableFile> {
    const upload = await this.store.find(ref);
    const toMaker = upload !== null && isMaker(upload, request);
    // Whoever may not see it learns nothing, not even that it is there.
    if (!upload || !(toMaker || this.links.allows(ref, expires, seal))) throw new AppError('media.gone');
    const content = await this.contents.of(upload, { toMaker, small: size === 'small' });
    const part = partOf(content, request, reply);
    void reply
      .header('Accept-Ranges', 'bytes')
      .header('ETag', etagOf(content))
      .header('Cache-Control', 'private, max-age=86400, immutable')
      .header('X-Content-Type-Options', 'nosniff')
      .header('Content-Security-Policy', "default-src 'none'; sandbox")
      .header('Cross-Origin-Resource-Policy', 'same-origin');
    const disposition = dispositionOf(upload, content);
    return new StreamableFile(createReadStream(content.path, part), { type: content.mime, disposition });
  }
}

/** Tells in the headers which part is sent; throws `media.range` for what lies beyond the end. */
function partOf(content: Content, { headers }: FastifyRequest, reply: FastifyReply): { start?: number; end?: number } {
  const { bytes } = content;
  const sameAsBefore = [undefined, etagOf(content)].includes(headers['if-range'] as string | undefined);
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

function etagOf({ tag }: Content): string {
  return `"${tag}"`;
}

function isMaker({ personId }: Upload, request: FastifyRequest): boolean {
  const secret = secretOf(request.raw);
  return secret !== undefined && personOf(secret) === personId;
}

/** Only what a browser shows as a picture, a film or a sound is shown; the rest is a download. */
function dispositionOf({ fileName, ref }: Upload, { kind, mime }: Content): string {
  const name = encodeURIComponent(fileName ?? ref).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  const shown = kind !== 'file' && mime !== 'application/octet-stream';
  return `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`;
}
