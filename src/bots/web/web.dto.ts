import { type ValidationError, ValidationPipe } from '@nestjs/common';
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
  @IsNumber()
  @IsLatitude()
  lat!: number;

  @IsNumber()
  @IsLongitude()
  lon!: number;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  @Transform(oneLine)
  label?: string;
}

/** A button, the message that has it, and the words on it. */
export class PressDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  token!: string;

  @Matches(MESSAGE_ID)
  messageId!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  @Transform(oneLine)
  label!: string;
}

/** What a person says on either page. The length of the text is judged later, with a code of its own. */
class SpokenDto {
  /** Made by the page: the same id sent again is the same message. */
  @IsUUID()
  clientId!: string;

  @IsOptional()
  @IsString()
  text?: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => PressDto)
  press?: PressDto;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_MEDIA)
  @Matches(/^[0-9a-f]{32}$/, { each: true })
  media?: string[];

  @IsOptional()
  @Matches(MESSAGE_ID)
  replyTo?: string;
}

/** What a resident says. */
export class SayDto extends SpokenDto {
  @IsOptional()
  @ValidateNested()
  @Type(() => PlaceDto)
  place?: PlaceDto;

  @IsOptional()
  @Matches(/^\+?[\d ()-]{3,32}$/)
  contact?: string;

  @IsOptional()
  @Matches(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/)
  language?: string;

  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,128}$/)
  startPayload?: string;
}

/** Who speaks at the demonstration desk. */
export class StaffDto {
  @Matches(/^[a-z0-9-]{1,32}$/)
  id!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  @Transform(oneLine)
  name!: string;
}

/** What somebody says at the demonstration desk. */
export class DeskSayDto extends SpokenDto {
  @ValidateNested()
  @Type(() => StaffDto)
  @IsNotEmpty()
  as!: StaffDto;
}

/** Which part of a chat's history is wanted. */
export class HistoryDto {
  @IsOptional()
  @Matches(MESSAGE_ID)
  before?: string;

  @IsOptional()
  @Matches(MESSAGE_ID)
  after?: string;

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
