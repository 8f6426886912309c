import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsOptional, IsTimeZone, Matches, ValidateNested } from 'class-validator';
import { getCountries } from 'libphonenumber-js/max';

import {
  Bilingual,
  CallbackPolicy,
  CityPolicy,
  EmergencyNumbers,
  GradeCode,
  JoinPolicy,
  KeptDaysPolicy,
  type Language,
  OverlayPolicy,
  PingPolicy,
  RatesPolicy,
  ReturnReason,
  SupervisionByRulePolicy,
} from '../city';
import { IsBilingual } from './bilingual';
import { NamesReasons } from './return-reasons';
import { gradeCodes } from './service-catalogue.file';
import { AddsUpToOne, IsShare } from './shares';
import { WholeNumber } from './whole-number';

class SupervisionHours {
  @WholeNumber(1)
  notice!: number;

  @WholeNumber(1)
  yellow!: number;

  @WholeNumber(1)
  red!: number;
}

class OverlaySection implements OverlayPolicy {
  @WholeNumber(0)
  maxExtensions!: number;

  @WholeNumber(1)
  extensionDays!: number;

  @IsDefined()
  @ValidateNested()
  @Type(() => SupervisionHours)
  supervisionHours!: SupervisionHours;

  @WholeNumber(1)
  checkInMinutes!: number;

  @WholeNumber(1, 100)
  jointPercent!: number;
}

/** Points are looked up by squares of about a kilometre; a wider circle would reach beyond the next one. */
const MOST_RADIUS = 400;

class JoinSection implements JoinPolicy {
  @WholeNumber(1, MOST_RADIUS)
  radiusMeters!: number;

  @WholeNumber(0)
  days!: number;

  @WholeNumber(1, 100)
  likeness!: number;

  @WholeNumber(2)
  listFirstAt!: number;

  @WholeNumber(2)
  superviseAt!: number;
}

class KeptDaysSection implements KeptDaysPolicy {
  @WholeNumber(2, 3650)
  handled!: number;

  @WholeNumber(7, 3650)
  delivered!: number;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const CAN_WAIT = ['ordinary', 'complex'];

class PingSection implements PingPolicy {
  @Matches(TIME, { message: 'expected a time as HH:MM' })
  quietFrom!: string;

  @Matches(TIME, { message: 'expected a time as HH:MM' })
  quietTo!: string;

  @IsIn(CAN_WAIT, { each: true, message: 'expected ordinary or complex: the 2 h and 24 h grades never wait' })
  quietGrades!: GradeCode[];

  @WholeNumber(0)
  togetherSeconds!: number;

  @IsIn(gradeCodes, { each: true })
  aloneGrades!: GradeCode[];

  @Matches(TIME, { message: 'expected a time as HH:MM' })
  digestAt!: string;
}

/** A short number as people dial it. */
const isShortNumber = (): PropertyDecorator =>
  Matches(/^\d{3,6}$/, { message: 'expected a quoted number of 3 to 6 digits' });

class EmergencySection implements EmergencyNumbers {
  @isShortNumber()
  crime!: string;

  @isShortNumber()
  fire!: string;

  @isShortNumber()
  injury!: string;

  @isShortNumber()
  traffic!: string;

  @isShortNumber()
  despair!: string;
}

class CallbackSection implements CallbackPolicy {
  @WholeNumber(0)
  afterMinutes!: number;

  @WholeNumber(1)
  remindAfterHours!: number;

  @WholeNumber(1)
  expireDays!: number;
}

class SupervisionByRuleSection implements SupervisionByRulePolicy {
  @WholeNumber(1)
  reopened!: number;

  @IsIn(['notice', 'off'], { message: 'expected notice or off' })
  breached!: 'notice' | 'off';

  @WholeNumber(1)
  unsolvedCallbacks!: number;
}

class WeightsSection {
  @IsShare()
  response!: number;

  @IsShare()
  resolution!: number;

  @IsShare()
  satisfaction!: number;
}

class RatesSection implements RatesPolicy {
  @IsDefined()
  @ValidateNested()
  @Type(() => WeightsSection)
  @AddsUpToOne()
  weights!: WeightsSection;

  @IsShare()
  basicallySatisfied!: number;

  @WholeNumber(1, 28)
  periodFromDay!: number;
}

class ReturnReasonRow implements ReturnReason {
  @Matches(/^[a-z][A-Za-z]{1,19}$/, { message: 'expected a code of letters, as notOurs' })
  code!: string;

  @IsBilingual()
  name!: Bilingual;

  @IsOptional()
  @IsIn(['words', 'category'], { message: 'expected words or category' })
  asks?: 'words' | 'category';
}

class PolicySection implements CityPolicy {
  @IsDefined()
  @ValidateNested()
  @Type(() => RatesSection)
  rates!: RatesSection;

  @Matches(/^[\d +()-]{3,20}$/, { message: "expected a quoted number, as '12345'" })
  hotline!: string;

  @IsIn(['zh-CN', 'en'], { message: 'expected zh-CN or en' })
  staffLanguage!: Language;

  @IsTimeZone()
  timeZone!: string;

  @IsIn(getCountries(), { message: 'expected two capital letters of a country, like CN or GB' })
  phoneRegion!: string;

  @IsDefined()
  @ValidateNested()
  @Type(() => EmergencySection)
  emergencyNumbers!: EmergencySection;

  @Matches(/^[A-Z]{2}$/, { message: 'expected two capital letters' })
  ticketPrefix!: string;

  @WholeNumber(1)
  draftReminderMinutes!: number;

  @WholeNumber(1)
  draftExpiryDays!: number;

  @WholeNumber(1)
  urgeEveryHours!: number;

  @WholeNumber(0)
  reopenDays!: number;

  @WholeNumber(1, 100)
  maxEvidence!: number;

  @WholeNumber(1)
  guessesPerTenMinutes!: number;

  @WholeNumber(1)
  personWaitMinutes!: number;

  @WholeNumber(1, 24)
  materialHours!: number;

  @WholeNumber(1)
  samePlaceMeters!: number;

  @WholeNumber(1)
  bindCodeMinutes!: number;

  @WholeNumber(1024)
  maxMediaBytes!: number;

  @WholeNumber(1)
  looseMediaDays!: number;

  @IsDefined()
  @ValidateNested()
  @Type(() => KeptDaysSection)
  keptDays!: KeptDaysSection;

  @WholeNumber(1)
  maxTicketsPerDay!: number;

  @WholeNumber(1)
  returnsBeforeRuling!: number;

  @NamesReasons()
  @ValidateNested({ each: true })
  @Type(() => ReturnReasonRow)
  returnReasons!: ReturnReasonRow[];

  @IsDefined()
  @ValidateNested()
  @Type(() => OverlaySection)
  overlays!: OverlaySection;

  @IsDefined()
  @ValidateNested()
  @Type(() => PingSection)
  pings!: PingSection;

  @IsDefined()
  @ValidateNested()
  @Type(() => CallbackSection)
  callback!: CallbackSection;

  @IsDefined()
  @ValidateNested()
  @Type(() => SupervisionByRuleSection)
  supervisionByRule!: SupervisionByRuleSection;

  @IsDefined()
  @ValidateNested()
  @Type(() => JoinSection)
  join!: JoinSection;
}

/** `city.yaml`: the city's name and the numbers that are policy. */
export class CityFile {
  @IsBilingual()
  name!: Bilingual;

  @IsDefined()
  @ValidateNested()
  @Type(() => PolicySection)
  policy!: PolicySection;
}
