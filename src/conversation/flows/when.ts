import { formatInstant } from '../../tickets';
import type { Turn } from '../engine/turn';

/** An instant as the person reads it: in their language, on the city's clock, seen from now. */
export function when(turn: Turn, at: Date): string {
  const { city, now } = turn.world;
  return formatInstant(at, turn.language, city.policy.timeZone, now);
}
