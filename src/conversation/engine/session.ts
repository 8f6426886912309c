import type { ChatAddress, ChatScope } from '../../shared/chat';
import type { Language } from './language';

/** A choice that was offered, and what it means to the flow that offered it. */
export interface OfferedChoice {
  label: string;
  value: string;
}

/** The menu a person sees now. Its serial is in its buttons, so an older menu's press is told apart. */
export interface MenuState {
  serial: number;
  flow: string;
  choices: OfferedChoice[];
  /** When it was put, epoch ms; what reached us before cannot be meant for it. */
  at?: number;
}

/** A form being filled. Slots are by name; nothing stores a step number. */
export interface FormState {
  flow: string;
  /** The form's version when it was begun; `FormSpec.migrate` brings older ones up. */
  version: number;
  draftId: string;
  slots: Record<string, unknown>;
  skipped: string[];
  /** Slots in the order they were answered, so that "back" knows which was last. */
  answered: string[];
  /** The slot whose question is open; null at the summary. */
  asked: string | null;
  /** Answers in a row that were not understood at this question. */
  misses: number;
  /** A flow's own notes, e.g. the part of a long menu that is open. */
  notes: Record<string, string>;
  /** Which message filled which slot with which words, newest last, so that an edited message corrects it. */
  messages: { id: string; slot: string; words?: string }[];
  startedAt: number;
  reminded: boolean;
}

/** A question of a flow that is not a form: the next words answer it. */
export interface Awaiting {
  flow: string;
  what: string;
  data: Record<string, string>;
}

/** All that is remembered of one conversation. A value: JSON, and never changed in place outside a step. */
export interface Session {
  v: 1;
  language: Language;
  address: ChatAddress;
  scope: ChatScope;
  /** The group's title; null in a private chat. */
  title: string | null;
  person: { id: string; name: string | null };
  form: FormState | null;
  /** The form that was given up last, for "bring it back". */
  dropped: FormState | null;
  awaiting: Awaiting | null;
  menu: MenuState | null;
  /** Serial of the last menu made. */
  serial: number;
  /** The ticket last spoken of. */
  ticket: string | null;
  /** Something was handed in from here, so a unit may ask about it. */
  filed: boolean;
  /** A person of staff was asked into this chat; `until` is when the wait is given up. */
  relay: { id: string; until: number | null } | null;
  /** In a group: the relays that this person of staff came to. */
  tookOver: string[];
  /** Words held back while the person is told of an emergency number. */
  held: string | null;
  /** Messages in a row that we cannot read (stickers …): only the first is answered. */
  unreadable: number;
  /** Messages in a row that nobody knew what to do with while nothing was open. */
  lost: number;
  remindAt: number | null;
  expireAt: number | null;
}

/** What a new conversation starts with. */
export function newSession(start: Pick<Session, 'language' | 'address' | 'scope' | 'title' | 'person'>): Session {
  return {
    v: 1,
    ...start,
    form: null,
    dropped: null,
    awaiting: null,
    menu: null,
    serial: 0,
    ticket: null,
    filed: false,
    relay: null,
    tookOver: [],
    held: null,
    unreadable: 0,
    lost: 0,
    remindAt: null,
    expireAt: null,
  };
}
