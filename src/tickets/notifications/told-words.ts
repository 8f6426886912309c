import { formatInstant } from '../domain/format-instant';
import { catalogueOf } from '../domain/service-catalogue';
import type { Told } from './notification-rule';

/** A unit's name in the resident's language. */
export function unitName({ ticket, city }: Pick<Told, 'ticket' | 'city'>, code: string): string {
  return catalogueOf(city).namedUnit(code).name[ticket.language];
}

/** The name of the unit that leads. */
export function leadName(told: Pick<Told, 'ticket' | 'city'>): string {
  return unitName(told, told.ticket.leadUnit);
}

/** When it is to be resolved, as people say it. */
export function byWhen({ ticket, city, now }: Pick<Told, 'ticket' | 'city' | 'now'>): string {
  return formatInstant(ticket.resolveBy, ticket.language, city.policy.timeZone, now);
}
