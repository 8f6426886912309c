/**
 * What an operator may change about a city, as the program reads it: plain, frozen values. The files they come from are
 * in `config/<city>/`; `load-config.ts` validates them at boot.
 */

import type { Danger } from './danger';
import type { Bilingual, Language } from './languages';
import type { SpecialRole } from './group-roles';
import type { StaffRole } from './staff-roles';

export type { Bilingual, Language };

/** The handling grade of a matter: its clock, from submission to resolve. */
export type GradeCode = 'emergency' | 'utilities' | 'ordinary' | 'complex';

/** A grade's deadlines, in minutes from submission. */
export interface Grade {
  code: GradeCode;
  /** e.g. 120, 1440, 10080, 21600. */
  resolveMinutes: number;
  acceptMinutes: number;
  dispatchMinutes: number;
  /** `calendar`: runs day and night. `working`: only working days count. */
  days: 'calendar' | 'working';
}

/** A category on the second level of the catalogue (`water.leak`), with its first level (`water`). */
export interface ServiceCategory {
  code: string;
  parent: string;
  name: Bilingual;
  parentName: Bilingual;
  grade: GradeCode;
  /** Resolving needs a photo. */
  resolvePhoto?: boolean;
  /** Who chooses it is told whom to call first, should it be happening now. */
  danger?: Danger;
  /** Words that point to it, in both languages; longer words weigh more. */
  keywords: string[];
  /**
   * Who leads: the street where it happens, the district's or city's department (`unit` names it), or the utility.
   * `street` falls back to the district and then to the fallback unit.
   */
  lead: { by: 'street' } | { by: 'unit'; unit: string };
}

export type UnitLevel = 'city' | 'district' | 'street' | 'department' | 'utility';

/** A unit that receives tickets directly. */
export interface HandlingUnit {
  /** Stable and short, e.g. `street-110105026`, `district-110105`, `dept-urban-management`, `util-power`. */
  code: string;
  name: Bilingual;
  level: UnitLevel;
  /** The district it lies in, for streets. */
  district?: string;
  /** Other words residents use for it. */
  aliases: string[];
  /** Group chats bound by configuration: `telegram:-100…`, `wechat:<room>`, `web:<room>`. */
  groups: string[];
  /** Group chats of its leaders, supervisors and dispatchers, written alike; absent where there are none. */
  roleGroups?: Partial<Record<SpecialRole, string[]>>;
}

export interface District {
  code: string;
  name: Bilingual;
  /** Words residents use: 朝阳, Chaoyang. */
  aliases: string[];
  /** Outline, rings of [lon, lat] pairs in WGS-84, to tell a sent place's district; empty when not known. */
  outline: [number, number][][];
}

export interface Street {
  /** The twelve- or nine-digit division code. */
  code: string;
  name: Bilingual;
  district: string;
  /** 望京 for 望京街道, and what else residents say. */
  aliases: string[];
  unit: string;
}

/** A named thing inside a street (a community, an estate, a station), that tells the street. */
export interface Landmark {
  name: string;
  street: string;
}

/** A person of staff whom the files name: `channel:id`. */
export interface NamedStaff {
  person: string;
  unit: string;
  role: StaffRole;
}

/** What runs against a ticket or what lies over it: until dispatch, acceptance, resolve, check-in, answer, a part's end. */
export const CLOCK_NAMES = ['dispatch', 'acceptance', 'handling', 'checkIn', 'supervision', 'jointPart'] as const;

export type ClockName = (typeof CLOCK_NAMES)[number];

export interface EscalationRung {
  /** Share of the policy's time passed when so much is left to the deadline (0.5), or minutes before or after it. */
  at: { share: number } | { minutesBefore: number } | { minutesAfter: number };
  audience: 'unitGroup' | 'unitLeader' | 'districtSupervisors' | 'citySupervisors';
}

export interface EscalationLadder {
  /** Left out: for every grade that has none of its own on this clock. */
  grade?: GradeCode;
  /** `handling` when left out. */
  clock?: ClockName;
  rungs: EscalationRung[];
}

/** What lies over a ticket beside its state: how often, how long. */
export interface OverlayPolicy {
  /** Extensions (延期) that may be granted on one ticket. */
  maxExtensions: number;
  /** Days an extension may reach beyond the deadline. */
  extensionDays: number;
  /** Hours a unit has to answer supervision (督办), by its level. */
  supervisionHours: { notice: number; yellow: number; red: number };
  /** Minutes to check in (报到) after a whistle. */
  checkInMinutes: number;
  /** Percent of the time left to the lead that a joint unit (协办) has for its part. */
  jointPercent: number;
}

/** When a complaint looks like an open one (并单), and what many people are worth. */
export interface JoinPolicy {
  /** Meters within which two points of one category are the same place. */
  radiusMeters: number;
  /** How old the open one may be; 0: nobody is asked to join. */
  days: number;
  /** Percent of the shorter text that must stand in the other, of the story and of the place each. */
  likeness: number;
  /** People from which on a ticket stands first in its unit's list. */
  listFirstAt: number;
  /** People from which on it is supervised (督办) by rule. */
  superviseAt: number;
}

/** When a resident is asked whether a matter is solved (回访). */
export interface CallbackPolicy {
  /** Minutes after the unit said it was done; quiet hours are waited out. */
  afterMinutes: number;
  /** Hours after asking, for the one reminder. */
  remindAfterHours: number;
  /** Days after asking, when it ends without an answer. */
  expireDays: number;
}

/** From which count on a ticket is supervised (督办) by rule; each rule does so once. */
export interface SupervisionByRulePolicy {
  /** Times it was taken up again. */
  reopened: number;
  /** Whether its handling time has run out. */
  breached: 'notice' | 'off';
  /** Callbacks that said it is not solved. */
  unsolvedCallbacks: number;
}

/** Days for which rows are kept that nothing waits for any more. */
export interface KeptDaysPolicy {
  /** Messages of people that were handled. Platforms deliver again within a day or two. */
  handled: number;
  /** Messages of ours that were delivered, as proof, to edit a ticket's card in place and to understand a reply to it. */
  delivered: number;
}

/** When groups are let alone, and when they are greeted; times on the city's clock, `HH:MM`. */
export interface PingPolicy {
  /** New tickets of these grades, and what a deadline has to say of them, wait until the quiet hours end. */
  quietFrom: string;
  quietTo: string;
  quietGrades: GradeCode[];
  /** New tickets that come to one group within so many seconds of a ping are one message then; 0: each is a card at once. */
  togetherSeconds: number;
  /** New tickets of these grades never wait for others. */
  aloneGrades: GradeCode[];
  /** The morning's list for each group, on working days. */
  digestAt: string;
}

/**
 * The numbers of the police, the fire brigade, the ambulance and the traffic police; they may be one. `despair` is the line
 * for people who do not want to live any more.
 */
export interface EmergencyNumbers {
  crime: string;
  fire: string;
  injury: string;
  traffic: string;
  despair: string;
}

/** How units are assessed by what people say in callbacks (三率). */
export interface RatesPolicy {
  /** Shares of the three rates in the score; together 1. */
  weights: { response: number; resolution: number; satisfaction: number };
  /** What “basically satisfied” counts beside “satisfied”: 0.9. */
  basicallySatisfied: number;
  /** The day of the month before on which a period begins: 19. */
  periodFromDay: number;
}

/** Why a unit may give a ticket back (退单), as it is chosen from a list. */
export interface ReturnReason {
  /** Stable and short: `notOurs`. */
  code: string;
  name: Bilingual;
  /** `words`: must be explained, and stands for words that are no reason of the list. `category`: asks the dispatchers to set the category right. */
  asks?: 'words' | 'category';
}

/** Numbers that are policy (M or ? in the domain's rules). */
export interface CityPolicy {
  /** The number residents call to talk to a person: 12345. */
  hotline: string;
  /** What units' groups are spoken to in, and groups that are nobody's. */
  staffLanguage: Language;
  timeZone: string;
  /** Whose telephone numbers are written without a country: CN, GB. */
  phoneRegion: string;
  /** Whom to call at once, by what has happened. */
  emergencyNumbers: EmergencyNumbers;
  /** Two letters that begin a ticket number. */
  ticketPrefix: string;
  /** Minutes after which an unfinished draft is reminded of, once. */
  draftReminderMinutes: number;
  draftExpiryDays: number;
  /** Urges a resident may send on one ticket: at most one in so many hours. */
  urgeEveryHours: number;
  /** A resident may withdraw until the ticket is resolved; days after closing in which it may be reopened. */
  reopenDays: number;
  maxEvidence: number;
  /** Wrong ticket numbers a person may try in ten minutes before answers slow down. */
  guessesPerTenMinutes: number;
  /** Hours for which a pack of material may be opened; no more than the seal of its link lives. */
  materialHours: number;
  /** Metres within which two matters are at the same place. */
  samePlaceMeters: number;
  /** Minutes a resident waits for a person of staff (人工) before the bot goes on. */
  personWaitMinutes: number;
  bindCodeMinutes: number;
  /** Largest medium taken, in bytes. */
  maxMediaBytes: number;
  /** Returns (退单) from which on a ticket goes on by a ruling only. */
  returnsBeforeRuling: number;
  /** In the order of the list. */
  returnReasons: ReturnReason[];
  /** The three rates; see `docs/rates.md`. */
  rates: RatesPolicy;
  /** Extensions, supervision, joint parts and whistles. */
  overlays: OverlayPolicy;
  pings: PingPolicy;
  callback: CallbackPolicy;
  supervisionByRule: SupervisionByRulePolicy;
  /** Joining (并单) what is one matter. */
  join: JoinPolicy;
  /** Days for which a photo is kept that was sent and that no ticket took. */
  looseMediaDays: number;
  /** Days for which what is done with is kept; see `docs/operate.md`. */
  keptDays: KeptDaysPolicy;
  /** Open tickets of one person in 24 hours before a new one is refused, politely. */
  maxTicketsPerDay: number;
}

export interface Holidays {
  /** Days off, `YYYY-MM-DD`. */
  off: string[];
  /** Weekend days that are worked. */
  makeUp: string[];
}

export interface CityConfig {
  code: string;
  name: Bilingual;
  policy: CityPolicy;
  grades: Record<GradeCode, Grade>;
  categories: ServiceCategory[];
  units: HandlingUnit[];
  /** People of staff whom the files name; others are bound by one-time codes. */
  staff?: NamedStaff[];
  /** Takes what no rule can route. */
  fallbackUnit: string;
  /** Whose supervisors and dispatchers are the city's; the fallback unit when it is left out. */
  cityUnit?: string;
  districts: District[];
  streets: Street[];
  landmarks: Landmark[];
  /** Everyday words that hold a place's name and mean none: 正常营业 is not 常营. */
  notPlaces?: string[];
  ladders: EscalationLadder[];
  holidays: Holidays;
}
