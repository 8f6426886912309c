import { ticketToken } from '../../domain/ticket-token';
import { catalogueOf } from '../../domain/service-catalogue';
import type { Ruling } from '../../domain/ruling';
import { forStaff, staffLanguage } from '../languages';
import { rule, type Telling, type Told } from '../notification-rule';
import { centreOf, officeName } from '../overlay-words';
import { rulingToldTexts } from '../ruling-told.texts';

const texts = forStaff(rulingToldTexts);

/** A person ruled who leads: it may become a rule at once. */
export const rulingMade = rule(['returnUpheld'], (told): Telling | null => {
  const { ruling, event } = told;
  const byPerson = event.actor.kind === 'dispatcher' || event.actor.kind === 'supervisor';
  if (!byPerson || !ruling || ruling.isRule) return null;
  return offered(told, texts(told).made(told.ticket.number, matterOf(told), officeName(told, ruling.unit)));
});

/** The next matter of the kind went elsewhere: the earlier ruling is offered. */
export const rulingOffered = rule(['dispatched'], (told): Telling | null => {
  const { ruling, event } = told;
  const first = event.actor.kind === 'system' && event.data.from === null;
  const earlier = ruling && !ruling.isRule && ruling.number !== told.ticket.number;
  if (!first || !earlier || ruling.unit === event.data.unit) return null;
  return offered(told, texts(told).again(told.ticket.number, matterOf(told), wordsOf(told, ruling, event.data.unit)));
});

function wordsOf(told: Told, ruling: Ruling, went: string) {
  return { went: officeName(told, went), unit: officeName(told, ruling.unit), before: ruling.number };
}

function matterOf(told: Told): string {
  const { ticket, city } = told;
  const language = staffLanguage(told);
  const catalogue = catalogueOf(city);
  const street = ticket.place.street && catalogue.street(ticket.place.street)?.name[language];
  return [catalogue.categoryName(ticket.category)[language], street].filter(Boolean).join(texts(told).join);
}

function offered(told: Told, prompt: string): Telling {
  const choices = [{ token: ticketToken('keepRuling', told.ticket.id), label: texts(told).keep }];
  return {
    audience: { unit: centreOf(told), role: 'dispatchers' },
    message: { type: 'menu', prompt, choices },
  };
}
