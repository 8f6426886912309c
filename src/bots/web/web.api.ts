import { applyDecorators } from '@nestjs/common';
import { type ApiBodyOptions, ApiProperty, ApiPropertyOptional, ApiResponse } from '@nestjs/swagger';
import { STATUS } from './web-errors';

/** What is wrong with a request. */
class ProblemView {
  @ApiProperty({ example: 'text.tooLong' })
  code!: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'Limits, names of fields, seconds' })
  params?: object;
}

/** The answer to whatever is refused. */
export class ErrorView {
  @ApiProperty({ type: ProblemView })
  error!: ProblemView;
}

/** Describes the refusals of a route behind the gate, which refuses whoever comes too often. */
export function ApiRefusals(...codes: string[]): MethodDecorator {
  return ApiPageRefusals(...codes, 'rate.exceeded');
}

/** Describes the refusals of a route by their codes, under the status that each has in truth. */
export function ApiPageRefusals(...codes: string[]): MethodDecorator {
  const byStatus = new Map<number, string[]>([[500, ['fault']]]);
  for (const code of codes) {
    const status = STATUS[code] ?? 500;
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const responses = [...byStatus].map(([status, list]) =>
    ApiResponse({ status, type: ErrorView, description: list.map((code) => `\`${code}\``).join(', ') }),
  );
  return applyDecorators(...responses);
}

class LimitsView {
  @ApiProperty({ description: 'Characters of one message' })
  textChars!: number;

  @ApiProperty({ description: 'Bytes of one medium' })
  mediaBytes!: number;

  @ApiProperty({ description: 'Media in one message' })
  media!: number;
}

/** Who the page is, and what it may send. */
export class MeView {
  @ApiProperty({ enum: ['zh-CN', 'en'] })
  language!: string;

  @ApiProperty({ type: LimitsView })
  limits!: LimitsView;
}

/** A message was committed. */
export class TakenView {
  @ApiProperty({ description: 'The id of the message' })
  id!: string;
}

class PersonView {
  @ApiProperty()
  id!: string;

  @ApiProperty({ type: String, nullable: true })
  name!: string | null;
}

/** A message as a page gets it. */
export class MessageApiView {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  chatId!: string;

  @ApiProperty({ enum: ['bot', 'person'] })
  author!: string;

  @ApiProperty({ type: PersonView, nullable: true })
  person!: PersonView | null;

  @ApiProperty({ type: String, nullable: true, description: 'The id that the page itself gave it' })
  clientId!: string | null;

  @ApiProperty({ description: 'Milliseconds since 1970' })
  at!: number;

  @ApiProperty({ type: Number, nullable: true })
  editedAt!: number | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'What was said: text, a menu, a card or media of the bot; text, media, a place, a press of a person',
  })
  body!: object;
}

/** A part of a chat's history, oldest first. */
export class HistoryView {
  @ApiProperty({ type: [MessageApiView] })
  messages!: MessageApiView[];

  @ApiProperty({ description: 'Whether there is more in the direction that was asked for' })
  more!: boolean;
}

class RoomApiView {
  @ApiProperty({ description: 'The code of the unit' })
  id!: string;

  @ApiProperty()
  chatId!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ type: MessageApiView })
  last!: MessageApiView;
}

/** The groups in which anything was said. */
export class RoomsView {
  @ApiProperty({ type: [RoomApiView] })
  rooms!: RoomApiView[];
}

/** An upload that a message may name. */
export class UploadView {
  @ApiProperty({ example: '0123456789abcdef0123456789abcdef' })
  ref!: string;

  @ApiProperty({ enum: ['photo', 'video', 'voice', 'file'] })
  kind!: string;

  @ApiProperty({ description: 'By its content, whatever the browser said' })
  mime!: string;

  @ApiProperty()
  bytes!: number;

  @ApiPropertyOptional()
  fileName?: string;
}

/** The body of an upload. */
export const UPLOAD_BODY: ApiBodyOptions = {
  schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
};

/** The stream of events. */
export const EVENTS_RESPONSE = {
  description:
    'Server-sent events `message`, `edit`, `typing`, `beat`, and `reset` when too much was missed; `id` is the message to resume from',
  content: { 'text/event-stream': { schema: { type: 'string' } } },
} as const;

/** What is refused of what somebody says. */
export const SAYING = [
  'request.invalid',
  'request.type',
  'request.tooLarge',
  'request.foreign',
  'identity.missing',
  'message.empty',
  'text.tooLong',
  'media.unknown',
  'channel.notReady',
  'channel.tryAgain',
] as const;

/** The bytes of a medium. */
export const BYTES_RESPONSE = {
  description: 'The bytes',
  content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
} as const;
