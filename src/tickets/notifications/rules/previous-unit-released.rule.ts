import { rule } from '../notification-rule';
import { movedCard } from '../cards/short-card';

/** The unit that had it sees where it went, and nothing of the resident any more. */
export const previousUnitReleased = rule(['dispatched', 'returnUpheld'], (told) => {
  const { from, unit } = told.event.data;
  if (!from || from === unit) return null;
  return { audience: { unit: from }, message: movedCard(told, unit), card: 'inPlace' };
});
