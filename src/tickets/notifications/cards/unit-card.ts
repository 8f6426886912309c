import type { CityConfig } from '../../../../config/city';
import type { CardMessage, Choice } from '../../../shared/chat';
import { formatInstant } from '../../domain/format-instant';
import { maskContact, maskNumbersIn } from '../../domain/mask';
import { offeredMoves } from '../../domain/offered-moves';
import { placeInWords } from '../../domain/place-words';
import { catalogueOf } from '../../domain/service-catalogue';
import type { Language } from '../../domain/service-request';
import type { Ticket } from '../../domain/ticket';
import { ticketToken, type TicketButton } from '../../domain/ticket-token';
import { STATES, type MoveName } from '../../domain/ticket-workflow';
import type { CardSubject } from './card-subject';
import { staffLanguage } from '../languages';
import { overlayRows } from './overlay-rows';
import { unitCardTexts } from './unit-card.texts';
import { untilInWords } from './until-in-words';

/** A button other than those of the unit that leads. */
export interface CardButton {
  move: TicketButton;
  label: string;
}

/** The order of the buttons; a reply `1` is the first of them. */
const BUTTONS: readonly MoveName[] = ['accept', 'return', 'update', 'resolve'];

/** Of many who say the same the last few are enough. */
const MOST_OTHERS = 3;
const OTHERS_CHARS = 80;

/** A ticket as it stands, for the unit that leads: what, where, until when, and what can be done now. */
export function unitCard(subject: CardSubject, title?: string, buttons?: readonly CardButton[]): CardMessage {
  const { ticket, city } = subject;
  const language = staffLanguage(subject);
  const texts = unitCardTexts[language];
  const category = catalogueOf(city).categoryName(ticket.category)[language];
  return {
    type: 'card',
    title: title ?? texts.title(ticket.number, category),
    rows: [
      ...stateRows(subject, language),
      ...overlayRows(subject),
      ...matterRows(subject, language),
      ...othersRows(subject, language),
      ...deadlineRows(subject, language),
    ],
    choices: choicesOf(ticket, city, language, buttons),
  };
}

function stateRows({ ticket, city, now }: CardSubject, language: Language): CardMessage['rows'] {
  const texts = unitCardTexts[language];
  const { handler, state, urgeCount, people } = ticket;
  const { timeZone } = city.policy;
  const who = handler ? [handler.name, formatInstant(handler.at, language, timeZone, now)] : [];
  const rows = [{ label: texts.labels.state, value: [texts.states[state], ...who].join(' · ') }];
  if (people > 1) rows.push({ label: texts.labels.people, value: texts.people(people) });
  if (urgeCount) rows.push({ label: texts.labels.urged, value: texts.times(urgeCount) });
  return rows;
}

function matterRows({ ticket, city, missing }: CardSubject, language: Language): CardMessage['rows'] {
  const texts = unitCardTexts[language];
  const { labels } = texts;
  const { contactPhone, happened, evidenceCount } = ticket;
  const place = placeInWords(ticket, city, language);
  const rows = [{ label: labels.category, value: categoryOf(ticket, city, language) }];
  if (place) rows.push({ label: labels.place, value: maskNumbersIn(place) });
  if (happened) rows.push({ label: labels.happened, value: maskNumbersIn(happened.text) });
  rows.push({ label: labels.story, value: maskNumbersIn(ticket.story) });
  rows.push({ label: labels.contact, value: contactPhone ? maskContact(contactPhone) : texts.throughChat });
  if (evidenceCount) rows.push({ label: labels.evidence, value: texts.evidence(evidenceCount, missing) });
  return rows;
}

/** What those who joined say of it, the newest last; who they are is not shown. */
function othersRows({ joined = [] }: CardSubject, language: Language): CardMessage['rows'] {
  const said = joined.slice(-MOST_OTHERS).map(({ story }) => maskNumbersIn(story).slice(0, OTHERS_CHARS));
  return said.length ? [{ label: unitCardTexts[language].labels.others, value: said.join('\n') }] : [];
}

function categoryOf({ category, kind }: Ticket, city: CityConfig, language: Language): string {
  const texts = unitCardTexts[language];
  const row = catalogueOf(city).category(category);
  return [texts.kinds[kind], row?.parentName[language], row?.name[language]].filter(Boolean).join(' / ');
}

function deadlineRows({ ticket, city, now }: CardSubject, language: Language): CardMessage['rows'] {
  if (STATES[ticket.state].clock !== 'runs') return [];
  const texts = unitCardTexts[language];
  const by = (instant: Date): string => untilInWords(instant, { city, now });
  const rows = [{ label: texts.labels.resolveBy, value: by(ticket.resolveBy) }];
  if (ticket.state === 'dispatched') rows.unshift({ label: texts.labels.acceptBy, value: by(ticket.acceptBy) });
  return rows;
}

function choicesOf(ticket: Ticket, city: CityConfig, language: Language, given?: readonly CardButton[]): Choice[] {
  if (given) return given.map(({ move, label }) => ({ token: ticketToken(move, ticket.id), label }));
  const offered = offeredMoves(ticket, 'handler', city);
  const { buttons } = unitCardTexts[language];
  return BUTTONS.filter((move) => offered.includes(move)).map((move) => ({
    token: ticketToken(move, ticket.id),
    label: buttons[move] ?? move,
  }));
}
