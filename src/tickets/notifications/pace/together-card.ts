import type { CityConfig } from '../../../../config/city';
import type { CardMessage } from '../../../shared/chat';
import { formatInstant, formatTimeLeft } from '../../domain/format-instant';
import { maskNumbersIn } from '../../domain/mask';
import { placeInWords } from '../../domain/place-words';
import { catalogueOf } from '../../domain/service-catalogue';
import type { Ticket } from '../../domain/ticket';
import { shortNumber } from '../../domain/ticket-number';
import { ticketToken } from '../../domain/ticket-token';
import { staffLanguage } from '../languages';
import { unitCardTexts } from '../cards/unit-card.texts';
import { officeName } from '../overlay-words';
import { togetherTexts } from './together.texts';

/** A ticket in the list, told to this unit; `own`: the group is that unit's, so it may be accepted there. */
export interface Named {
  ticket: Ticket;
  unit: string;
  own: boolean;
}

/** Whether the unit has still to accept it. */
export function isWaiting({ ticket, unit }: Named): boolean {
  return ticket.state === 'dispatched' && ticket.leadUnit === unit;
}

const MOST_BUTTONS = 10;
const PLACE_CHARS = 30;

/** What one message holds: with as many lines it stays one on every platform (2,000 characters on WeChat). */
export const MOST_TOGETHER = 12;

/**
 * New tickets of one group as one message: a line for each, those that still wait before the others, the first to be
 * accepted first and with buttons to accept them; of the others what became of them.
 */
export function togetherCard(named: readonly Named[], { city, now }: { city: CityConfig; now: Date }): CardMessage {
  const texts = togetherTexts[staffLanguage({ city })];
  const waiting = named
    .filter(isWaiting)
    .sort((one, other) => one.ticket.acceptBy.getTime() - other.ticket.acceptBy.getTime());
  const sorted = [...waiting, ...named.filter((one) => !isWaiting(one))];
  const rows = sorted.map((one) => ({ label: one.ticket.number, value: lineOf(one, city, now) }));
  rows.push({ label: '', value: texts.howTo(shortNumber(sorted[0]?.ticket.number ?? '')) });
  const buttons = waiting.filter(({ own }) => own).slice(0, MOST_BUTTONS);
  return {
    type: 'card',
    title: texts.title(named.length, waiting.length),
    rows,
    choices: buttons.map(({ ticket }) => ({
      token: ticketToken('accept', ticket.id),
      label: texts.accept(shortNumber(ticket.number)),
    })),
  };
}

function lineOf(named: Named, city: CityConfig, now: Date): string {
  const { ticket, unit, own } = named;
  const language = staffLanguage({ city });
  const texts = togetherTexts[language];
  const category = catalogueOf(city).categoryName(ticket.category)[language];
  if (!isWaiting(named)) return [category, fateOf(named, city)].join(unitCardTexts[language].join);
  const place = placeInWords(ticket, city, language);
  const shown = place === null ? null : [...maskNumbersIn(place)].slice(0, PLACE_CHARS).join('');
  const acceptBy = formatInstant(ticket.acceptBy, language, city.policy.timeZone, now);
  const line = texts.line(category, shown, acceptBy, formatTimeLeft(ticket.acceptBy, language, now));
  return own ? line : texts.forUnit(officeName({ city }, unit), line);
}

/** Where it went, or how it stands with the unit and who has it. */
function fateOf({ ticket: { leadUnit, state, handler }, unit }: Named, city: CityConfig): string {
  const texts = unitCardTexts[staffLanguage({ city })];
  if (leadUnit !== unit) return texts.movedTo(officeName({ city }, leadUnit));
  return [texts.states[state], ...(handler ? [handler.name] : [])].join(' · ');
}
