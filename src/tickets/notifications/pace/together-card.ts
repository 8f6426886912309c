import type { CityConfig } from '../../../../config/city';
import type { CardMessage } from '../../../shared/chat';
import { formatInstant } from '../../domain/format-instant';
import { maskNumbersIn } from '../../domain/mask';
import { placeInWords } from '../../domain/place-words';
import { catalogueOf } from '../../domain/service-catalogue';
import type { Ticket } from '../../domain/ticket';
import { shortNumber } from '../../domain/ticket-number';
import { ticketToken } from '../../domain/ticket-token';
import { staffLanguage } from '../languages';
import { togetherTexts } from './together.texts';

/** A ticket in the list; `own`: the group is its unit's, so it may be accepted there. */
export interface Named {
  ticket: Ticket;
  own: boolean;
}

const MOST_BUTTONS = 10;
const PLACE_CHARS = 30;

/** What one message holds: with as many lines it stays one on every platform (2,000 characters on WeChat). */
export const MOST_TOGETHER = 14;

/** New tickets of one group as one message: a line for each, the first to be accepted first, and buttons to accept them. */
export function togetherCard(named: readonly Named[], { city, now }: { city: CityConfig; now: Date }): CardMessage {
  const texts = togetherTexts[staffLanguage({ city })];
  const sorted = [...named].sort((one, other) => one.ticket.acceptBy.getTime() - other.ticket.acceptBy.getTime());
  const rows = sorted.map((one) => ({ label: one.ticket.number, value: lineOf(one, city, now) }));
  rows.push({ label: '', value: texts.howTo(shortNumber(sorted[0]?.ticket.number ?? '')) });
  const buttons = sorted.filter(({ own }) => own).slice(0, MOST_BUTTONS);
  return {
    type: 'card',
    title: texts.title(named.length),
    rows,
    choices: buttons.map(({ ticket }) => ({
      token: ticketToken('accept', ticket.id),
      label: texts.accept(shortNumber(ticket.number)),
    })),
  };
}

function lineOf({ ticket, own }: Named, city: CityConfig, now: Date): string {
  const language = staffLanguage({ city });
  const texts = togetherTexts[language];
  const catalogue = catalogueOf(city);
  const place = placeInWords(ticket, city, language);
  const shown = place === null ? null : [...maskNumbersIn(place)].slice(0, PLACE_CHARS).join('');
  const acceptBy = formatInstant(ticket.acceptBy, language, city.policy.timeZone, now);
  const line = texts.line(catalogue.categoryName(ticket.category)[language], shown, acceptBy);
  return own ? line : texts.forUnit(catalogue.namedUnit(ticket.leadUnit).name[language], line);
}
