import type { Bilingual } from '../../../config/city';
import type { StaffRole } from '../../../config/staff-roles';
import type { ChatAddress } from '../../shared/chat';
import type { ErrorParams } from '../../shared/app-error';
import type {
  AlikeMatter,
  Actor,
  Callback,
  CallbackSaid,
  Contact,
  CorrectedCategory,
  GivenMaterial,
  KeptAuditEntry,
  OpenOutcome,
  OverlayCommand,
  OverlayMoveName,
  Seat,
  ServiceRequest,
  ShownCard,
  TicketCommand,
  TicketRef,
  TicketScope,
  TicketStory,
  TicketView,
} from '../../tickets';
import type { Ranked } from '../../insights';
import type { FollowUpSaid } from '../understanding';
import type { AskedForPerson, RelayState, SaidInRelay } from '../relay';

type StaffActor = Exclude<Actor, { kind: 'resident' | 'system' }>;
/** A ranking of units, and the period it is of. */
export interface RankingOfPeriod {
  name: string;
  ranking: Ranked[];
}

type RelaySide = SaidInRelay['side'];

/** A rule said no; the flow finds the words. */
export interface Refused {
  code: string;
  params: ErrorParams;
}

/** What a step may ask of the city. Carried out in the turn's transaction; the flow goes on with the outcome. */
export type Call =
  | { do: 'open'; request: ServiceRequest }
  | { do: 'alike'; request: ServiceRequest }
  | { do: 'listOwn'; residentKey: string; offset: number }
  /** Own tickets, for what was said of one of them: of the named one, or of whichever it fits. */
  | { do: 'recentOwn'; residentKey: string; follow: FollowUpSaid; number: string | null; ordered: boolean }
  | { do: 'askedOf'; residentKey: string }
  | { do: 'callbackOf'; residentKey: string }
  | { do: 'answerCallback'; said: CallbackSaid }
  | { do: 'story'; residentKey: string; number: string }
  | { do: 'act'; command: TicketCommand }
  | { do: 'overlay'; command: OverlayCommand }
  | { do: 'keepRuling'; ticket: TicketRef; by: { id: string; name: string | null } }
  | { do: 'recategorise'; ticketId: string; category: string; by: StaffActor }
  | { do: 'askPerson'; asked: AskedForPerson }
  | { do: 'sayInRelay'; said: SaidInRelay }
  | { do: 'takeRelay'; id: string; speaker: string }
  | { do: 'endRelay'; id: string; side: RelaySide; how: 'ended' | 'unanswered'; speaker: string | null }
  | { do: 'takenRelays'; ids: string[] }
  | { do: 'bindPerson'; code: string; key: string; name: string | null }
  | { do: 'contactOf'; key: string; number: string }
  | { do: 'material'; ticketId: string; by: StaffActor; unit: string }
  | { do: 'looksAt'; ticketId: string }
  | { do: 'rates'; district: string | null }
  | { do: 'find'; scope: TicketScope; number: string }
  | { do: 'card'; ticketId: string; unit: string | null; chat: ChatAddress }
  | { do: 'listForUnit'; unit: string }
  | { do: 'bind'; code: string; address: ChatAddress; title: string | null; by: string };

/** What the city answered. */
export type Outcome =
  | { did: 'open'; opened: OpenOutcome }
  | { did: 'alike'; matter: AlikeMatter | null }
  | { did: 'listOwn'; tickets: TicketView[]; more: boolean; offset: number }
  | { did: 'recentOwn'; tickets: TicketView[] }
  | { did: 'askedOf'; tickets: TicketView[] }
  | { did: 'callbackOf'; asked: Callback[] }
  | { did: 'answerCallback'; answered: { ok: true; callback: Callback } | { ok: false; refusal: Refused } }
  /** `others`: there are more own tickets than this one. */
  | { did: 'story'; story: TicketStory | null; slowDownMs: number; others: boolean }
  | {
      did: 'act';
      acted: { ok: true; ticket: TicketView; move: TicketCommand['move'] } | { ok: false; refusal: Refused };
    }
  | {
      did: 'overlay';
      acted:
        { ok: true; ticket: { id: string; number: string }; move: OverlayMoveName } | { ok: false; refusal: Refused };
    }
  | { did: 'keepRuling'; kept: { ok: true; number: string } | { ok: false; refusal: Refused } }
  | { did: 'recategorise'; corrected: ({ ok: true } & CorrectedCategory) | { ok: false; refusal: Refused } }
  | { did: 'askPerson'; relay: { id: string; isNew: boolean } | null }
  | { did: 'sayInRelay'; state: RelayState; took: boolean }
  | { did: 'takeRelay'; ok: boolean; by: string | null }
  | { did: 'endRelay'; side: RelaySide; how: 'ended' | 'unanswered'; ended: boolean }
  | { did: 'takenRelays'; ids: string[] }
  | { did: 'bindPerson'; bound: { ok: true; unit: Bilingual; role: StaffRole } | { ok: false; refusal: Refused } }
  | { did: 'contactOf'; contact: ({ ok: true } & Contact) | { ok: false; refusal: Refused } | null }
  | { did: 'material'; given: ({ ok: true } & GivenMaterial) | { ok: false; refusal: Refused } }
  | { did: 'looksAt'; ticketId: string; looks: KeptAuditEntry[] }
  | { did: 'rates'; now: RankingOfPeriod; before: RankingOfPeriod }
  | { did: 'find'; found: TicketView[] }
  | { did: 'card'; ticketId: string; shown: ShownCard | null }
  | { did: 'listForUnit'; tickets: TicketView[] }
  | { did: 'bind'; bound: ({ ok: true } & Seat) | { ok: false; refusal: Refused } };
