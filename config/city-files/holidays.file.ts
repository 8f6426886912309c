import { ArrayUnique, IsArray, IsISO8601, Matches } from 'class-validator';

const day = /^\d{4}-\d{2}-\d{2}$/;

/** `holidays.yaml`: days off, and weekend days that are worked. */
export class HolidaysFile {
  @IsArray()
  @ArrayUnique({ message: 'names a day twice' })
  @Matches(day, { each: true, message: 'expected days as YYYY-MM-DD' })
  @IsISO8601({ strict: true }, { each: true, message: 'expected days that exist' })
  off!: string[];

  @IsArray()
  @ArrayUnique({ message: 'names a day twice' })
  @Matches(day, { each: true, message: 'expected days as YYYY-MM-DD' })
  @IsISO8601({ strict: true }, { each: true, message: 'expected days that exist' })
  makeUp!: string[];
}
