import { Type } from 'class-transformer';
import { ArrayNotEmpty, IsDefined, IsIn, IsNumber, IsOptional, Max, Min, ValidateNested } from 'class-validator';

import { CLOCK_NAMES, ClockName, EscalationRung, GradeCode } from '../city';
import { gradeCodes } from './service-catalogue.file';

const audiences = ['unitGroup', 'unitLeader', 'districtSupervisors', 'citySupervisors'] as const;

class RungTime {
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1)
  share?: number;

  @IsOptional()
  @IsNumber()
  @Min(0)
  minutesBefore?: number;

  @IsOptional()
  @IsNumber()
  @Min(0)
  minutesAfter?: number;
}

class RungRow {
  @IsDefined()
  @ValidateNested()
  @Type(() => RungTime)
  at!: RungTime;

  @IsIn(audiences)
  audience!: EscalationRung['audience'];
}

class LadderRow {
  @IsOptional()
  @IsIn(gradeCodes)
  grade?: GradeCode;

  @IsOptional()
  @IsIn(CLOCK_NAMES)
  clock?: ClockName;

  @ArrayNotEmpty()
  @ValidateNested({ each: true })
  @Type(() => RungRow)
  rungs!: RungRow[];
}

/** `escalation-ladders.yaml`: for each grade, who hears when of a deadline that comes near or has passed. */
export class EscalationLaddersFile {
  @ArrayNotEmpty()
  @ValidateNested({ each: true })
  @Type(() => LadderRow)
  ladders!: LadderRow[];
}
