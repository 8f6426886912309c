import type { Doing } from './act';
import { DAY, HOUR, MINUTE, type Doer } from './act';
import type { Draft, Telling } from './story';

const over = (move: Extract<Doing, { what: 'overlay' }>['move'], by: Doer, more: object = {}): Doing => {
  return { what: 'overlay', move, by, more };
};

const LEVELS = ['notice', 'yellow', 'red'] as const;

/** What lies over a ticket while it is handled: extension, parts, a whistle, supervision. */
export function besideOver(telling: Telling, from: number, until: number): Draft[] {
  const { chance } = telling;
  const long = ['ordinary', 'complex'].includes(telling.category.grade);
  return [
    ...(long && chance.is(0.1) ? extension(telling, chance.between(from, until)) : []),
    ...(chance.is(0.06) ? part(telling, chance.between(from, until)) : []),
    ...(chance.is(0.06) ? whistle(telling, chance.between(from, until)) : []),
    ...(chance.is(0.05) ? supervision(telling, chance.between(from, until)) : []),
  ];
}

/** Asked for from the deadline on, so that it may be asked late too; granted, refused, or never ruled on. */
function extension({ chance, district }: Telling, at: number): Draft[] {
  const most = Math.min(14, district.city.policy.overlays.extensionDays);
  const ask: Draft = [at, over('askExtension', 'lead', { days: Math.ceil(chance.between(1, most)) })];
  if (chance.is(0.15)) return [ask];
  const by = chance.is(0.5) ? 'dispatcher' : 'supervisor';
  const ruling = chance.is(0.6) ? 'grantExtension' : 'refuseExtension';
  return [ask, [at + chance.between(0.2, 30) * HOUR, over(ruling, by)]];
}

function part({ chance, district, category }: Telling, at: number): Draft[] {
  const unit = chance.one(callable(district.others, category));
  const drafts: Draft[] = [[at, over('addJoint', 'dispatcher', { units: [unit] })]];
  if (chance.is(0.15)) return drafts;
  const accepted = at + chance.between(0.2, 30) * HOUR;
  drafts.push([accepted, over('acceptPart', { unit })]);
  if (chance.is(0.4)) drafts.push([accepted + HOUR, over('sayOnPart', { unit })]);
  const end = accepted + chance.between(2, 200) * HOUR;
  const fate = chance.between(0, 1);
  if (fate < 0.7) drafts.push([end, over('finishPart', { unit })]);
  else if (fate < 0.8) drafts.push([end, over('returnPart', { unit })]);
  else if (fate < 0.9) drafts.push([end, over('cancelPart', 'dispatcher')]);
  return drafts;
}

function whistle({ chance, district, category }: Telling, at: number): Draft[] {
  const units = chance.some(callable(district.others, category), chance.is(0.5) ? 2 : 3);
  const planned = chance.is(0.3) ? { at: new Date(Math.floor(at + 2 * HOUR)) } : {};
  const drafts: Draft[] = [[at, over('whistle', 'lead', { units, ...planned })]];
  for (const unit of units) {
    const fate = chance.between(0, 1);
    if (fate < 0.75) drafts.push([at + chance.between(4, 25) * MINUTE, over('checkIn', { unit })]);
    else if (fate < 0.9) drafts.push([at + chance.between(40, 100) * MINUTE, over('checkIn', { unit })]);
  }
  if (chance.is(0.5)) drafts.push([at + 110 * MINUTE, over('sayOnWhistle', { unit: units[0] ?? '' })]);
  if (chance.is(0.1)) return drafts;
  const closed = at + chance.between(120, 240) * MINUTE;
  drafts.push([closed, over('closeWhistle', 'lead')]);
  const rating = Math.ceil(chance.between(0.01, 5));
  return [...drafts, [closed + 5 * MINUTE, over('rateCheckIn', 'lead', { rating, of: units[0] })]];
}

/** Answered in time, late or never; raised before or after that; lifted or not. */
function supervision({ chance }: Telling, at: number): Draft[] {
  const level = chance.one([0, 1, 2]);
  const drafts: Draft[] = [[at, over('supervise', 'supervisor', { level: LEVELS[level] })]];
  let last = at;
  if (chance.is(0.7)) drafts.push([(last = at + chance.between(0.5, 70) * HOUR), over('answerSupervision', 'lead')]);
  if (level < 2 && chance.is(0.35)) {
    last += chance.between(1, 100) * HOUR;
    drafts.push([last, over('raiseSupervision', 'supervisor', { level: LEVELS[level + 1] })]);
    if (chance.is(0.5)) drafts.push([(last += chance.between(0.5, 30) * HOUR), over('answerSupervision', 'lead')]);
  }
  return chance.is(0.5)
    ? [...drafts, [last + chance.between(0.1, 5) * DAY, over('liftSupervision', 'supervisor')]]
    : drafts;
}

/** Who leads by the category is not called beside itself. */
function callable(others: readonly string[], { lead }: Telling['category']): string[] {
  return others.filter((unit) => lead.by !== 'unit' || unit !== lead.unit);
}
