import type { Language } from '../../../config/city';

import type { ChatAddress, MediaKind } from '../../shared/chat';

/** 咨询 求助 投诉 举报 建议 表扬 */
export type RequestKind = 'enquiry' | 'help' | 'complaint' | 'report' | 'suggestion' | 'commendation';

/** The languages a resident may be spoken to in. */
export type { Language };

/** A photo, video, voice note or file, as the channel that received it names it. */
export interface Evidence {
  kind: MediaKind;
  /** Opaque: only the adapter of `channel` and `account` can fetch it. */
  ref: string;
  channel: string;
  account: string;
  fileName?: string;
  mime?: string;
  bytes?: number;
}

/** Where it is: the resident's words, a point in WGS-84 degrees, and the division codes the place was read as. */
export interface RequestPlace {
  text: string | null;
  lat: number | null;
  lon: number | null;
  district: string | null;
  street: string | null;
}

/** When it happened: the resident's words, and the instants they were read as. */
export interface Happened {
  text: string;
  from: Date | null;
  to: Date | null;
}

/** Who tells it, and the chat in which to answer. */
export interface Resident {
  /** `channel:account:person` */
  key: string;
  address: ChatAddress;
}

/** 诉求: what a resident asks for, before it is filed. The draft's id makes a second hand-in harmless. */
export interface ServiceRequest {
  draftId: string;
  kind: RequestKind;
  /** Second-level category of the catalogue. */
  category: string;
  story: string;
  place: RequestPlace;
  happened: Happened | null;
  evidence: Evidence[];
  language: Language;
  isPublic: boolean;
  /** E.164; null means "through this chat". */
  contactPhone: string | null;
  resident: Resident;
  /** Id of the open ticket the resident joins (并单), when it was offered and wanted. */
  joins?: string;
}
