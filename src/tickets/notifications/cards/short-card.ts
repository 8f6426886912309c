import type { CardMessage } from '../../../shared/chat';
import { catalogueOf } from '../../domain/service-catalogue';
import type { CardSubject } from './card-subject';
import { staffLanguage } from '../languages';
import { officeName } from '../overlay-words';
import { unitCardTexts } from './unit-card.texts';

type Subject = Pick<CardSubject, 'ticket' | 'city'>;

/** Which ticket, and one line of what became of it: nothing of the resident, and nothing to press. */
export function shortCard({ ticket, city }: Subject, state: string, title?: string): CardMessage {
  const language = staffLanguage({ city });
  const texts = unitCardTexts[language];
  const category = catalogueOf(city).categoryName(ticket.category)[language];
  return {
    type: 'card',
    title: title ?? texts.title(ticket.number, category),
    rows: [{ label: texts.labels.state, value: state }],
    choices: [],
  };
}

/** What is left in the group of a unit that no longer leads: no more than where it went. */
export function movedCard(subject: Subject, to: string): CardMessage {
  return shortCard(subject, unitCardTexts[staffLanguage(subject)].movedTo(officeName(subject, to)));
}

/** What an older card is left to say once a newer one stands below it. */
export function leftCard(subject: Subject): NonNullable<CardMessage['supersedes']> {
  const { title, rows } = shortCard(subject, unitCardTexts[staffLanguage(subject)].newerBelow);
  return { title, rows };
}
