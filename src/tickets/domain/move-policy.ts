import type { CityConfig } from '../../../config/city';
import type { Refusal } from '../../shared/app-error';
import { alreadyDone, notFound, refuse, urgedTooSoon } from './errors';
import { unitAfter } from './offered-moves';
import { reasonCalled } from './return-reason';
import { catalogueOf } from './service-catalogue';
import type { Ticket } from './ticket';
import type { Move } from './ticket-command';
import type { MoveName } from './ticket-workflow';

type Policy = (ticket: Ticket, move: Move, now: Date, city: CityConfig) => Refusal | null;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const toKnownUnit: Policy = (_ticket, { unit = null }, _now, city) =>
  unit && catalogueOf(city).unit(unit) ? null : refuse('ticket.unknownUnit', { unit });

/** What the city's policy asks of a move beside the table: how often, until when, to whom. */
export const POLICY: Readonly<Partial<Record<MoveName, Policy>>> = {
  urge: ({ lastUrgedAt }, _move, now, { policy }) => {
    if (!lastUrgedAt) return null;
    const again = new Date(lastUrgedAt.getTime() + policy.urgeEveryHours * HOUR);
    return now < again ? urgedTooSoon(again) : null;
  },
  reopen: ({ closedAt }, _move, now, { policy }) => {
    const days = policy.reopenDays;
    if (!closedAt || now.getTime() <= closedAt.getTime() + days * DAY) return null;
    return refuse('ticket.tooLate', { days });
  },
  return: (ticket, { reason, words }, _now, city) => {
    const { asks } = reasonCalled(reason, city) ?? {};
    if (asks === 'words' && !words?.trim()) return refuse('ticket.wordsNeeded', { move: 'return' });
    const ruled = ticket.returnCount + 1 >= city.policy.returnsBeforeRuling;
    return ruled || unitAfter(ticket, city) ? null : refuse('ticket.noOtherUnit');
  },
  resolve: ({ category }, { evidence, move }, _now, city) => {
    const wanted = catalogueOf(city).category(category)?.resolvePhoto ?? false;
    return wanted && !evidence.length ? refuse('ticket.photoNeeded', { move }) : null;
  },
  recategorise: (ticket, { category = '' }, _now, city) => {
    if (!catalogueOf(city).category(category)) return refuse('ticket.unknownCategory', { category });
    return category === ticket.category ? refuse('category.same') : null;
  },
  confirmUnit: ({ byFallback }) => (byFallback ? null : refuse('unit.notByFallback')),
  dispatch: toKnownUnit,
  upholdReturn: toKnownUnit,
  join: ({ id, joinedInto }, { into, move }) => {
    if (!into) return notFound();
    if (into === id) return refuse('join.itself');
    return into === joinedInto ? alreadyDone(null, move) : null;
  },
  split: toKnownUnit,
};
