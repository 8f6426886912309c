import { Body, Controller, Get, HttpCode, Inject, Post, Query, Req, Res, UseFilters, UsePipes } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCookieAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { WebChatStore } from './web-chat.store';
import { WebErrors } from './web-errors';
import { cookieHeader, newSecret, Person, secretOf } from './web-identity';
import { WebIntake } from './web-intake';
import { isSecure } from './web-origin';
import { WebStream } from './web-stream';
import { residentChat } from './web.address';
import { ApiRefusals, EVENTS_RESPONSE, HistoryView, MeView, SAYING, TakenView } from './web.api';
import { EventsDto, HistoryDto, SayDto, validation } from './web.dto';
import { MAX_MEDIA, MAX_TEXT_CHARS, WEB_OPTIONS, type WebOptions } from './web.options';
import { WebView, type MessageView } from './web.view';

const PAGE = 40;

/** A resident's own chat with the bot. */
@Controller('api/chat')
@ApiTags('resident')
@ApiCookieAuth('person')
@UseFilters(WebErrors)
@UsePipes(validation())
export class WebChatController {
  constructor(
    @Inject(WebChatStore) private readonly store: WebChatStore,
    @Inject(WebIntake) private readonly intake: WebIntake,
    @Inject(WebStream) private readonly stream: WebStream,
    @Inject(WebView) private readonly view: WebView,
    @Inject(WEB_OPTIONS) private readonly options: WebOptions,
  ) {}

  /** Gives whoever comes for the first time an identity, and renews it for the others. */
  @Get('me')
  @ApiOperation({ summary: 'Gives an identity as a cookie, or renews it', security: [] })
  @ApiOkResponse({ type: MeView, description: 'The cookie is in the header Set-Cookie' })
  @ApiRefusals()
  me(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): object {
    const secret = secretOf(request.raw) ?? newSecret();
    void reply.header('Set-Cookie', cookieHeader(secret, isSecure(request.raw))).header('Cache-Control', 'no-store');
    const { maxMediaBytes, defaultLanguage = 'zh-CN' } = this.options;
    const limits = { textChars: MAX_TEXT_CHARS, mediaBytes: maxMediaBytes, media: MAX_MEDIA };
    return { language: languageOf(request.headers['accept-language']) ?? defaultLanguage, limits };
  }

  @Get('messages')
  @ApiOperation({ summary: 'What was said in this chat' })
  @ApiOkResponse({ type: HistoryView, description: 'Oldest first' })
  @ApiRefusals('request.invalid', 'identity.missing')
  async messages(
    @Person() person: string,
    @Query() { limit = PAGE, ...window }: HistoryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ messages: MessageView[]; more: boolean }> {
    void reply.header('Cache-Control', 'no-store');
    const { messages, more } = await this.store.history(residentChat(person), { ...window, limit });
    return { messages: messages.map((message) => this.view.of(message)), more };
  }

  @Get('events')
  @ApiOperation({ summary: 'What happens in this chat, as it happens' })
  @ApiOkResponse(EVENTS_RESPONSE)
  @ApiRefusals('request.invalid', 'identity.missing', 'channel.notReady')
  async events(
    @Person() person: string,
    @Query() { after }: EventsDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const lastId = request.headers['last-event-id'];
    await this.stream.open(reply.raw, { chatId: residentChat(person) }, typeof lastId === 'string' ? lastId : after);
    reply.hijack();
  }

  /** Acknowledges when the message is committed; until then the page keeps it and sends it again. */
  @Post('messages')
  @HttpCode(202)
  @ApiOperation({ summary: 'Says something' })
  @ApiAcceptedResponse({ type: TakenView, description: 'It is committed' })
  @ApiRefusals(...SAYING)
  async say(@Person() person: string, @Body() said: SayDto): Promise<{ id: string }> {
    return {
      id: await this.intake.say({ ...said, chatId: residentChat(person), person: { id: person }, uploader: person }),
    };
  }
}

function languageOf(header: string | undefined): string | undefined {
  const [first = ''] = (header ?? '').split(',');
  const tag = first.split(';')[0]?.trim().toLowerCase() ?? '';
  if (tag.startsWith('zh')) return 'zh-CN';
  return /^[a-z]{2,3}(-|$)/.test(tag) ? 'en' : undefined;
}
