import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../config/city';
import { sortableId } from '../database';
import type { Finding } from '../evidence';
import { createCategorySuggester, placeReaderOf, type CategorySuggester, type PlaceReader } from '../knowledge';
import { AppError } from '../shared/app-error';
import type { ChatAddress, InboundMessage } from '../shared/chat';
import { CITY, UnitGroups } from '../tickets';
import type { Effect } from './engine/effects';
import { inputOf, type Input } from './engine/input';
import { languageOfClient, type Language } from './engine/language';
import { newSession, type Session } from './engine/session';
import type { StepEvent } from './engine/step';
import type { World } from './engine/world';
import type { Call } from './flows/calls';
import type { StoredSession } from './sessions/session.store';
import { guessLanguage } from './understanding';

/** One thing for a conversation to react to: a message, a timer that came due, or what was found in what was sent. */
export type TurnEvent =
  | { type: 'message'; key: string; message: InboundMessage; replySubject: string | null }
  | { type: 'timer'; key: string; which: 'remind' | 'expire' }
  | { type: 'found'; key: string; findings: Finding[] };

/** One conversation during one turn. */
export interface Situation {
  session: Session;
  world: World;
  first: StepEvent;
  /** What was heard last, and by whom it was left to the others. */
  heard: Input;
  declined: readonly string[];
  said: Extract<Effect, { type: 'say' }>[];
  calls: { flow: string; call: Call }[];
  /** Nothing was said to us: a group's chatter. */
  silent: boolean;
}

/** Sets the scene of each turn: session, world, and what came in. */
@Injectable()
export class SituationBuilder {
  private readonly categories: CategorySuggester;
  private readonly places: PlaceReader;

  constructor(
    @Inject(CITY) private readonly city: CityConfig,
    private readonly groups: UnitGroups,
  ) {
    this.categories = createCategorySuggester(city.categories);
    this.places = placeReaderOf(city);
  }

  /** One situation per event, in order. */
  async build(events: readonly TurnEvent[], stored: readonly StoredSession[], now: Date): Promise<Situation[]> {
    const built: Situation[] = [];
    for (const [index, event] of events.entries()) {
      const session = sessionFor(event, stored[index]?.session ?? null, this.city);
      const seat = session.scope === 'group' ? await this.groups.seatOf(session.address) : null;
      const { city, categories, places } = this;
      const { unit, role } = seat ?? { unit: null, role: null };
      const world: World = { now, city, categories, places, unit, role, draftId: sortableId(now.getTime()) };
      const first = firstStep(event, city.policy.maxMediaBytes);
      const silent = session.scope === 'group';
      built.push({ session, world, first, heard: first.input, declined: [], said: [], calls: [], silent });
    }
    return built;
  }
}

function firstStep(event: TurnEvent, maxMediaBytes: number): StepEvent {
  if (event.type === 'message') {
    return { type: 'message', input: inputOf(event.message, event.replySubject, maxMediaBytes) };
  }
  if (event.type === 'found') return { type: 'found', findings: event.findings, input: NOTHING };
  return { type: 'timer', which: event.which, input: NOTHING };
}

const NOTHING: Input = {
  text: '',
  place: null,
  media: [],
  token: null,
  phone: null,
  unsupported: [],
  receivedAt: Infinity,
  knowsUntil: Infinity,
  messageId: null,
  edited: false,
  addressed: false,
  startPayload: null,
  replySubject: null,
};

function sessionFor(event: TurnEvent, known: Session | null, city: CityConfig): Session {
  if (event.type !== 'message') {
    if (!known) throw new AppError('session.gone', { key: event.key });
    return known;
  }
  const { message } = event;
  const address: ChatAddress = { channel: message.channel, account: message.account, chatId: message.chat.id };
  const person = { id: message.personId, name: message.personName ?? null };
  if (known) return { ...known, address, person: { id: person.id, name: person.name ?? known.person.name } };
  return newSession({
    language: firstLanguage(message, city),
    address,
    scope: message.chat.scope,
    title: message.chat.title ?? null,
    person,
  });
}

/** A person's first words tell their language better than their telephone does; a group speaks the city's. */
function firstLanguage(message: InboundMessage, { policy }: CityConfig): Language {
  if (message.chat.scope === 'group') return policy.staffLanguage;
  const words = message.parts.flatMap((part) => (part.t === 'text' && !part.text.startsWith('/') ? [part.text] : []));
  return guessLanguage(words.join(' ')) ?? languageOfClient(message.language);
}

/** The conversation a message belongs to: the chat, and in a group the person too. */
export function conversationKey(message: InboundMessage): string {
  const chat = `${message.channel}:${message.account}:${message.chat.id}`;
  return message.chat.scope === 'group' ? `${chat}:${message.personId}` : chat;
}
