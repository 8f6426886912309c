import type { GradeCode, HandlingUnit } from '../../../config/city';
import type { Refusal } from '../../shared/app-error';

/** What became of a request. `again`: its draft had been handed in before, and this is that ticket. */
export type OpenOutcome =
  | {
      ok: true;
      ticketId: string;
      number: string;
      unit: HandlingUnit;
      grade: GradeCode;
      acceptBy: Date;
      resolveBy: Date;
      again: boolean;
      /** It is handled together with what others reported. */
      joined: boolean;
      /** It is praise, credited to `unit`; nobody has to handle it. */
      praise: boolean;
    }
  | { ok: false; refusal: Refusal };
