import { type ValidationError, ValidationPipe } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsLatitude,
  IsLongitude,
  IsNotEmpty,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Refusal } from '../../shared/app-error';
import { MAX_MEDIA } from './web.options';

/** What ids of messages look like. */
const MESSAGE_ID = /^[0-9a-z]{1,40}$/;

/** A name on a button or a place, as it is shown: one line. */
const oneLine = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.replace(/[\p{Cc}\p{Cs}]/gu, ' ').trim() : value;

/** Where something is, WGS-84 degrees. */
export class PlaceDto {
  @ApiProperty({ minimum: -90, maximum: 90 })
  @IsNumber()
  @IsLatitude()
  lat!: number;

  @ApiProperty({ minimum: -180, maximum: 180 })
  @IsNumber()
  @IsLongitude()
  lon!: number;

  @ApiPropertyOptional({ maxLength: 200 })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  @Transform(oneLine)
  label?: string;
}

/** A button, the message that has it, and the words on it. */
export class PressDto {
  @ApiProperty({ maxLength: 64, description: 'As the message gave it' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  token!: string;

  @ApiProperty({ pattern: MESSAGE_ID.source })
  @Matches(MESSAGE_ID)
  messageId!: string;

  @ApiProperty({ maxLength: 200 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  @Transform(oneLine)
  label!: string;
}

/** What a person says on either page. The length of the text is judged later, with a code of its own. */
class SpokenDto {
  /** Made by the page: the same id sent again is the same message. */
  @ApiProperty({ format: 'uuid', description: 'Made by the page; the same id again is the same message' })
  @IsUUID()
  clientId!: string;

  @ApiPropertyOptional({ description: 'At most 5,000 characters' })
  @IsOptional()
  @IsString()
  text?: string;

  @ApiPropertyOptional({ type: () => PressDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => PressDto)
  press?: PressDto;

  @ApiPropertyOptional({ type: [String], maxItems: MAX_MEDIA, description: 'The `ref` of uploads' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_MEDIA)
  @Matches(/^[0-9a-f]{32}$/, { each: true })
  media?: string[];

  @ApiPropertyOptional({ pattern: MESSAGE_ID.source })
  @IsOptional()
  @Matches(MESSAGE_ID)
  replyTo?: string;
}

/** What a resident says. */
export class SayDto extends SpokenDto {
  @ApiPropertyOptional({ type: () => PlaceDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => PlaceDto)
  place?: PlaceDto;

  @ApiPropertyOptional({ description: 'A telephone number' })
  @IsOptional()
  @Matches(/^\+?[\d ()-]{3,32}$/)
  contact?: string;

  @ApiPropertyOptional({ example: 'zh-CN' })
  @IsOptional()
  @Matches(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/)
  language?: string;

  @ApiPropertyOptional({ description: 'What the link to the page carried' })
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,128}$/)
  startPayload?: string;
}

/** Who speaks at the demonstration desk. */
export class StaffDto {
  @ApiProperty({ pattern: '^[a-z0-9-]{1,32}$' })
  @Matches(/^[a-z0-9-]{1,32}$/)
  id!: string;

  @ApiProperty({ maxLength: 40 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  @Transform(oneLine)
  name!: string;
}

/** What somebody says at the demonstration desk. */
export class DeskSayDto extends SpokenDto {
  @ApiProperty({ type: () => StaffDto })
  @ValidateNested()
  @Type(() => StaffDto)
  @IsNotEmpty()
  as!: StaffDto;
}

/** Which part of a chat's history is wanted. */
export class HistoryDto {
  @ApiPropertyOptional({ pattern: MESSAGE_ID.source })
  @IsOptional()
  @Matches(MESSAGE_ID)
  before?: string;

  @ApiPropertyOptional({ pattern: MESSAGE_ID.source })
  @IsOptional()
  @Matches(MESSAGE_ID)
  after?: string;

  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 200 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

/** From where events are wanted. */
export class EventsDto {
  /** For the first connection, which cannot send `Last-Event-ID`. */
  @ApiPropertyOptional({ pattern: MESSAGE_ID.source, description: 'Or the header Last-Event-ID' })
  @IsOptional()
  @Matches(MESSAGE_ID)
  after?: string;
}

/** Validates what comes in and names the fields that are wrong. */
export function validation(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    exceptionFactory: (errors) => new Refusal('request.invalid', { fields: pathsOf(errors).join(', ') }),
  });
}

function pathsOf(errors: readonly ValidationError[], above = ''): string[] {
  return errors.flatMap(({ property, children = [] }) => {
    const path = above + property;
    return children.length ? pathsOf(children, `${path}.`) : [path];
  });
}
