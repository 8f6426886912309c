import type { CityConfig } from '../../../../config/city';
import type { Refusal } from '../../../shared/app-error';
import { refuse } from '../errors';
import { catalogueOf } from '../service-catalogue';
import type { Ticket } from '../ticket';
import { isOf, SUPERVISION_LEVELS, type Overlaid, type Overlay } from './overlay';
import type { OverlayMove } from './overlay-command';
import type { OverlayMoveName } from './overlay-workflow';

/** What a rule looks at. */
export interface OverlayCase {
  overlaid: Overlaid;
  before: Overlay | null;
  move: OverlayMove;
  now: Date;
  city: CityConfig;
}

type Rule = (one: OverlayCase) => Refusal | null | undefined;

const DAY = 86_400_000;
const MOST_RATING = 5;

/** Until when an extension is asked for, in epoch milliseconds; NaN when nothing was said. */
export function extendedTo({ resolveBy }: Ticket, { days, until }: OverlayMove): number {
  return until?.getTime() ?? resolveBy.getTime() + (days ?? Number.NaN) * DAY;
}

/** One at a time, so many in all, not before the deadline and not too far beyond it. */
const extension: Rule = ({ overlaid, move, city }) => {
  const { ticket, overlays } = overlaid;
  const { maxExtensions, extensionDays } = city.policy.overlays;
  const own = overlays.filter(isOf('extension'));
  if (own.some(({ state }) => state === 'asked')) return refuse('overlay.already', { move: move.move });
  if (own.filter(({ state }) => state === 'granted').length >= maxExtensions) {
    return refuse('extension.tooMany', { max: maxExtensions });
  }
  const until = extendedTo(ticket, move);
  const from = ticket.resolveBy.getTime();
  const fits = until > from && until <= from + extensionDays * DAY;
  return fits ? null : refuse('extension.badTime', { days: extensionDays });
};

/** Once: what was ruled on is not asked again. */
const exclusion: Rule = ({ overlaid, move }) =>
  overlaid.overlays.some(isOf('exclusion')) ? refuse('overlay.already', { move: move.move }) : null;

const live = ({ overlays }: Overlaid) => overlays.filter(isOf('supervision')).find(({ endedAt }) => endedAt === null);

const raised: Rule = ({ before, move }) => {
  const level = before?.kind === 'supervision' ? before.data.level : 'notice';
  const higher = SUPERVISION_LEVELS.indexOf(move.level ?? 'notice') > SUPERVISION_LEVELS.indexOf(level);
  return higher ? null : refuse('supervision.notHigher', { level });
};

const knownUnits: Rule = ({ move, city }) => {
  const units = move.units ?? [];
  const unknown = units.find((unit) => !catalogueOf(city).unit(unit));
  if (unknown !== undefined) return refuse('ticket.unknownUnit', { unit: unknown });
  return units.length ? null : refuse('whistle.nobody');
};

const joint: Rule = (one) => {
  const { overlaid, move } = one;
  const taken = overlaid.overlays.filter(isOf('jointPart')).filter(({ endedAt }) => endedAt === null);
  const [unit = ''] = move.units ?? [];
  if (unit === overlaid.ticket.leadUnit || taken.some((part) => part.unit === unit)) {
    return refuse('overlay.already', { move: move.move, unit });
  }
  return knownUnits(one);
};

const whistle: Rule = (one) => {
  const { overlaid, move } = one;
  const blowing = overlaid.overlays.filter(isOf('whistle')).some(({ endedAt }) => endedAt === null);
  if (blowing) return refuse('overlay.already', { move: move.move });
  const others = (move.units ?? []).filter((unit) => unit !== overlaid.ticket.leadUnit);
  return others.length ? knownUnits(one) : refuse('whistle.nobody');
};

const rating: Rule = ({ move }) => {
  const { rating: given = 0 } = move;
  const fits = Number.isInteger(given) && given >= 1 && given <= MOST_RATING;
  return fits ? null : refuse('rating.outOfRange', { most: MOST_RATING });
};

/** What policy and sense ask of a move beside the table. */
export const OVERLAY_RULES: Readonly<Partial<Record<OverlayMoveName, Rule>>> = {
  askExtension: extension,
  askExclusion: exclusion,
  supervise: ({ overlaid, move }) => (live(overlaid) ? refuse('overlay.already', { move: move.move }) : null),
  raiseSupervision: raised,
  addJoint: joint,
  whistle,
  rateCheckIn: rating,
};
