import { Type } from 'class-transformer';
import { ArrayNotEmpty, IsArray, IsIn, IsObject, IsOptional, IsString, Matches, ValidateNested } from 'class-validator';

import { Bilingual, UnitLevel } from '../city';
import { IsBilingual } from './bilingual';
import { Words } from './words';

/** `channel:id`, as `telegram:-1001234567890`. */
export const groupFormat = /^[a-z]+:\S+$/;

class UnitRow {
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/, { message: 'expected lower-case words joined by hyphens' })
  code!: string;

  @IsBilingual()
  name!: Bilingual;

  @IsIn(['city', 'department', 'utility'], { message: 'expected city, department or utility' })
  level!: UnitLevel;

  @IsOptional()
  @Words()
  @IsArray({ message: 'expected words with commas between them' })
  @IsString({ each: true })
  aliases?: string[];
}

/**
 * `handling-units.yaml`: departments, utilities and the hotline centre. Districts and streets are units by themselves
 * (`district-110105`, `street-110105026`) and are not repeated here.
 */
export class HandlingUnitsFile {
  /** Takes what no rule can route. */
  @IsString()
  fallbackUnit!: string;

  /** Whose supervisors and dispatchers are the city's; the fallback unit unless told. */
  @IsOptional()
  @IsString()
  cityUnit?: string;

  /** What a district's unit is called: `…政府 / … Government`, with … for the district; its own name unless told. */
  @IsOptional()
  @IsBilingual()
  districtUnits?: Bilingual;

  @ArrayNotEmpty()
  @ValidateNested({ each: true })
  @Type(() => UnitRow)
  units!: UnitRow[];

  /** Group chats bound by configuration: a unit's code, and its groups. */
  @IsOptional()
  @IsObject()
  groups?: Record<string, unknown>;

  /** Group chats of a unit's leaders, written like `groups`. */
  @IsOptional()
  @IsObject()
  leaders?: Record<string, unknown>;

  /** Group chats of a district's supervisors, or of the city's. */
  @IsOptional()
  @IsObject()
  supervisors?: Record<string, unknown>;

  /** People of staff by their accounts: `'telegram:12345678': street-110105026 handler`. */
  @IsOptional()
  @IsObject()
  staff?: Record<string, unknown>;

  /** Group chats of the centre's dispatchers. */
  @IsOptional()
  @IsObject()
  dispatchers?: Record<string, unknown>;
}
