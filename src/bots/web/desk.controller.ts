import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  Req,
  Res,
  UseFilters,
  UseGuards,
  UsePipes,
} from '@nestjs/common';
import { ApiAcceptedResponse, ApiCookieAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../shared/app-error';
import { DeskGuard } from './desk.guard';
import { WebChatStore } from './web-chat.store';
import { WebErrors } from './web-errors';
import { Person } from './web-identity';
import { WebIntake } from './web-intake';
import { WebStream } from './web-stream';
import { isRoom, roomChat, unitOf } from './web.address';
import { ApiRefusals, EVENTS_RESPONSE, HistoryView, RoomsView, SAYING, TakenView } from './web.api';
import { DeskSayDto, EventsDto, HistoryDto, validation } from './web.dto';
import { WEB_OPTIONS, type WebOptions } from './web.options';
import { WebView, type MessageView } from './web.view';

const PAGE = 60;

/** A unit's group as the list shows it. */
export interface RoomView {
  /** The unit's code. */
  id: string;
  chatId: string;
  title: string;
  last: MessageView;
}

/** The units' groups for a demonstration: everybody who may see the page speaks as one of its staff. */
@Controller('api/desk')
@ApiTags('demonstration desk')
@ApiCookieAuth('person')
@UseGuards(DeskGuard)
@UseFilters(WebErrors)
@UsePipes(validation())
export class DeskController {
  constructor(
    @Inject(WebChatStore) private readonly store: WebChatStore,
    @Inject(WebIntake) private readonly intake: WebIntake,
    @Inject(WebStream) private readonly stream: WebStream,
    @Inject(WebView) private readonly view: WebView,
    @Inject(WEB_OPTIONS) private readonly options: WebOptions,
  ) {}

  @Get('rooms')
  @ApiOperation({ summary: 'The units’ groups in which anything was said' })
  @ApiOkResponse({ type: RoomsView, description: 'The newest first' })
  @ApiRefusals('desk.off')
  async rooms(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ rooms: RoomView[] }> {
    void reply.header('Cache-Control', 'no-store');
    const newest = await this.store.rooms();
    const rooms = newest.map((message) => {
      const { chatId } = message;
      const id = unitOf(chatId);
      return { id, chatId, title: this.options.roomTitle?.(chatId) ?? id, last: this.view.of(message) };
    });
    return { rooms };
  }

  @Get('rooms/:id/messages')
  @ApiOperation({ summary: 'What was said in a group' })
  @ApiOkResponse({ type: HistoryView, description: 'Oldest first' })
  @ApiRefusals('request.invalid', 'desk.off')
  async messages(
    @Param('id') id: string,
    @Query() { limit = PAGE, ...window }: HistoryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ messages: MessageView[]; more: boolean }> {
    void reply.header('Cache-Control', 'no-store');
    const { messages, more } = await this.store.history(roomOf(id), { ...window, limit });
    return { messages: messages.map((message) => this.view.of(message)), more };
  }

  /** What happens in all groups. */
  @Get('events')
  @ApiOperation({ summary: 'What happens in all groups, as it happens' })
  @ApiOkResponse(EVENTS_RESPONSE)
  @ApiRefusals('request.invalid', 'desk.off', 'channel.notReady')
  async events(
    @Query() { after }: EventsDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const lastId = request.headers['last-event-id'];
    await this.stream.open(reply.raw, 'rooms', typeof lastId === 'string' ? lastId : after);
    reply.hijack();
  }

  @Post('rooms/:id/messages')
  @HttpCode(202)
  @ApiOperation({ summary: 'Says something as one of the staff' })
  @ApiAcceptedResponse({ type: TakenView, description: 'It is committed' })
  @ApiRefusals(...SAYING, 'desk.off')
  async say(@Person() uploader: string, @Param('id') id: string, @Body() said: DeskSayDto): Promise<{ id: string }> {
    const { as, ...rest } = said;
    const person = { id: `staff-${as.id}`, name: as.name };
    return { id: await this.intake.say({ ...rest, chatId: roomOf(id), person, uploader }) };
  }
}

function roomOf(id: string): string {
  const chatId = roomChat(id);
  if (!isRoom(chatId)) throw new Refusal('request.invalid', { fields: 'id' });
  return chatId;
}
