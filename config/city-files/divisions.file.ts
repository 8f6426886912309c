import { Type } from 'class-transformer';
import { ArrayNotEmpty, IsArray, IsObject, IsOptional, IsString, Matches, ValidateNested } from 'class-validator';

import { Bilingual } from '../city';
import { IsBilingual } from './bilingual';
import { Words } from './words';

class DistrictRow {
  @Matches(/^\d{6}$/, { message: 'expected a quoted division code of 6 digits' })
  code!: string;

  @IsBilingual()
  name!: Bilingual;

  @IsOptional()
  @Words()
  @IsArray({ message: 'expected words with commas between them' })
  @IsString({ each: true })
  aliases?: string[];

  /** Rings, each `lon lat, lon lat, …` in WGS-84 degrees. */
  @IsOptional()
  @IsArray()
  @Matches(/^\s*-?\d+(\.\d+)? -?\d+(\.\d+)?(,\s*-?\d+(\.\d+)? -?\d+(\.\d+)?){2,}\s*$/, {
    each: true,
    message: 'expected at least three points `lon lat, lon lat, lon lat`',
  })
  outline?: string[];

  /** A street's code, and its row: `name / English name / what residents say`. */
  @IsObject({ message: "expected rows as '110105026': 望京街道 / Wangjing Subdistrict / 望京, Wangjing" })
  streets!: Record<string, unknown>;
}

/** `divisions.yaml`: the districts, and in each its streets and townships. */
export class DivisionsFile {
  /** Everyday words that hold a place's name and mean none. */
  @IsOptional()
  @Words()
  @IsArray({ message: 'expected words with commas between them' })
  @IsString({ each: true })
  notPlaces?: string[];

  @ArrayNotEmpty()
  @ValidateNested({ each: true })
  @Type(() => DistrictRow)
  districts!: DistrictRow[];
}
