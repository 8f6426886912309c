import { Type } from 'class-transformer';
import {
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  ValidateNested,
} from 'class-validator';

import { Bilingual, Grade, GradeCode } from '../city';
import { DANGERS, type Danger } from '../danger';
import { IsBilingual } from './bilingual';
import { WholeNumber } from './whole-number';
import { Words } from './words';

/** The handling grades, most urgent first. */
export const gradeCodes: readonly GradeCode[] = ['emergency', 'utilities', 'ordinary', 'complex'];

class GradeRow implements Grade {
  @IsIn(gradeCodes)
  code!: GradeCode;

  @WholeNumber(1)
  resolveMinutes!: number;

  @WholeNumber(1)
  acceptMinutes!: number;

  @WholeNumber(1)
  dispatchMinutes!: number;

  @IsIn(['calendar', 'working'])
  days!: 'calendar' | 'working';
}

class CategoryRow {
  @Matches(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/, { message: 'expected like water.leak' })
  code!: string;

  @IsBilingual()
  name!: Bilingual;

  @IsIn(gradeCodes)
  grade!: GradeCode;

  /** `street`, or the code of the unit that leads. */
  @IsString()
  @IsNotEmpty()
  lead!: string;

  /** Whether resolving (办结) needs a photo. */
  @IsOptional()
  @IsBoolean({ message: 'expected true or false' })
  resolvePhoto?: boolean;

  /** Whom to call first is told to who chooses it. */
  @IsOptional()
  @IsIn(DANGERS)
  danger?: Danger;

  @Words()
  @IsArray({ message: 'expected words with commas between them' })
  @ArrayNotEmpty()
  @ArrayUnique({ message: 'names a keyword twice' })
  @IsString({ each: true })
  keywords!: string[];
}

class CategoryGroupRow {
  @Matches(/^[a-z]+(-[a-z]+)*$/, { message: 'expected lower-case words joined by hyphens' })
  code!: string;

  @IsBilingual()
  name!: Bilingual;

  @ArrayNotEmpty()
  @ValidateNested({ each: true })
  @Type(() => CategoryRow)
  categories!: CategoryRow[];
}

/** `service-catalogue.yaml`: the grades with their clocks, and the categories in two levels. */
export class ServiceCatalogueFile {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => GradeRow)
  grades!: GradeRow[];

  @ArrayNotEmpty()
  @ValidateNested({ each: true })
  @Type(() => CategoryGroupRow)
  groups!: CategoryGroupRow[];
}
