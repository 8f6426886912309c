import {
  Body,
  Controller,
  Headers,
  HttpCode,
  Inject,
  InternalServerErrorException,
  NotFoundException,
  PayloadTooLargeException,
  Post,
  ServiceUnavailableException,
  UnauthorizedException,
} from '@nestjs/common';
import {
  ApiBody,
  ApiHeader,
  ApiInternalServerErrorResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiPayloadTooLargeResponse,
  ApiServiceUnavailableResponse,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import type { TelegramAdapter } from './telegram.adapter';

/** Injection token of the `TelegramAdapter`; `null` while the channel is off. */
export const TELEGRAM_ADAPTER = Symbol('TelegramAdapter');

/** Updates are a few kilobytes; whatever is larger does not come from the platform. */
const MAX_BODY_BYTES = 1_000_000;

/** Where the platform brings updates; whatever is answered but 2xx makes it come again. */
@Controller('telegram')
@ApiTags('platforms')
export class TelegramWebhookController {
  constructor(@Inject(TELEGRAM_ADAPTER) private readonly adapter: TelegramAdapter | null) {}

  @Post('webhook')
  @HttpCode(200)
  @ApiOperation({ summary: 'Where Telegram brings updates', description: 'Whatever is not 200 makes it come again.' })
  @ApiHeader({ name: 'x-telegram-bot-api-secret-token', required: true, description: 'TELEGRAM_WEBHOOK_SECRET' })
  @ApiBody({ schema: { type: 'object', description: 'An Update of the Bot API' } })
  @ApiOkResponse({ description: 'It is committed, or was before' })
  @ApiUnauthorizedResponse({ description: 'The secret is not ours' })
  @ApiNotFoundResponse({ description: 'The bot is off, or polls' })
  @ApiPayloadTooLargeResponse({ description: 'More than a megabyte' })
  @ApiServiceUnavailableResponse({ description: 'Not ready yet, or stopping' })
  @ApiInternalServerErrorResponse({ description: 'It could not be taken' })
  async take(
    @Body() update: unknown,
    @Headers('x-telegram-bot-api-secret-token') secret?: string,
    @Headers('content-length') length?: string,
  ): Promise<Record<string, never>> {
    const webhook = this.adapter?.webhook;
    if (!webhook) throw new NotFoundException();
    if (!webhook.knows(secret)) throw new UnauthorizedException();
    // A body without a length was counted by nobody; it is measured after the fact.
    const bytes = length === undefined ? JSON.stringify(update ?? null).length : Number(length);
    if (!(bytes <= MAX_BODY_BYTES)) throw new PayloadTooLargeException();
    if (!webhook.ready) throw new ServiceUnavailableException();
    if (!(await webhook.take(update))) throw new InternalServerErrorException();
    return {};
  }
}
