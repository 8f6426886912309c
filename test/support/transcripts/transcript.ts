import type { GroupRole } from '../../../config/group-roles';
import type { StaffRole } from '../../../config/staff-roles';
import type { SentMedium, SentPlace } from '../channels/driver';

/** What a person does in one step. */
export type Act =
  | { do: 'say'; text: string }
  | { do: 'press'; label: string }
  | { do: 'pressOld'; label: string }
  | { do: 'send'; medium: SentMedium }
  | { do: 'album'; of: number; caption?: string }
  | { do: 'place'; place: SentPlace }
  | { do: 'contact'; phone: string }
  | { do: 'sticker' }
  | { do: 'edit'; text: string; back: number }
  | { do: 'reply'; to: string | null; text?: string; photo?: string | true }
  | { do: 'start'; payload: string }
  | { do: 'again' }
  /** All at once, nothing is waited for in between. */
  | { do: 'burst'; acts: Act[] };

/** Which group: a unit's, the one of the unit that leads the ticket, or one that is nobody's. */
export type Where = { unit: string } | { group: string };

/** What is expected of what was heard since the last look. */
export interface Expectation {
  says: string[];
  not: string[];
  /** Among the choices of the last message that has any. */
  offers: string[];
  offersNot: string[];
  silent: boolean;
  /** How many messages. */
  count: number | null;
}

/** What the newest ticket of the resident must hold; what is not named is not looked at. */
export interface TicketExpectation {
  none?: boolean;
  count?: number;
  state?: string;
  kind?: string;
  category?: string;
  district?: string | null;
  street?: string | null;
  unit?: string;
  place?: string | null;
  story?: string[];
  storyNot?: string[];
  happened?: string | null;
  evidence?: number;
  phone?: string | null;
  public?: boolean;
  language?: string;
  events?: string[];
}

/** One step of a transcript. */
export type Step =
  | { type: 'resident'; as: string; act: Act }
  | { type: 'bot'; to: string; expected: Expectation }
  | { type: 'staff'; as: string[]; where: Where; act: Act }
  | { type: 'group'; where: Where; expected: Expectation }
  | { type: 'ticket'; of: string; expected: TicketExpectation }
  | { type: 'code'; unit: string; role: GroupRole | StaffRole }
  | { type: 'wait'; ms: number }
  | { type: 'restart' };

/** A dialogue that runs unchanged on every channel. */
export interface Transcript {
  /** The file's name without its ending. */
  name: string;
  title: string;
  language: 'zh-CN' | 'en';
  covers: string[];
  steps: Step[];
}

/** True when it needs a house of its own: it stops the program, or moves its clock. */
export function needsOwnHouse({ steps }: Transcript): boolean {
  return steps.some(({ type }) => type === 'restart' || type === 'wait');
}
