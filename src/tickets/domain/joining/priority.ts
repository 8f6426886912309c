import type { JoinPolicy } from '../../../../config/city';

/** What many people are worth: nothing, the first place in the unit's list, or supervision (督办) too. */
export type Priority = 'usual' | 'first' | 'supervised';

interface Reported {
  people: number;
  resolveBy: Date;
}

/** The priority of a matter that so many people reported. */
export function priorityOf(people: number, { listFirstAt, superviseAt }: JoinPolicy): Priority {
  if (people >= superviseAt) return 'supervised';
  return people >= listFirstAt ? 'first' : 'usual';
}

/** The order of a unit's list: what many reported, then by deadline. */
export function byPriority(policy: JoinPolicy): (one: Reported, other: Reported) => number {
  const last = ({ people }: Reported): number => (priorityOf(people, policy) === 'usual' ? 1 : 0);
  return (one, other) => last(one) - last(other) || one.resolveBy.getTime() - other.resolveBy.getTime();
}

/** True when this many more people make it a matter for supervision, which it was not before. */
export function becomesSupervised(before: number, after: number, policy: JoinPolicy): boolean {
  return priorityOf(after, policy) === 'supervised' && priorityOf(before, policy) !== 'supervised';
}
