import type { Core } from '../core';
import { members, type Members } from './members';
import { presses, type Presses } from './presses';
import { talk, type Talk } from './talk';

/** Everything persons can do, as verbs with one object of arguments each. */
export type People = Members & Talk & Presses;

export function people(core: Core): People {
  return { ...members(core), ...talk(core), ...presses(core) };
}
