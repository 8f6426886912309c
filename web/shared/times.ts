import type { Language, Texts } from '../texts';

/** Hours and minutes where the reader is. */
export function timeOf(at: number, language: Language): string {
  return new Date(at).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hour12: false });
}

/** The day as people say it. */
export function dayOf(at: number, language: Language, texts: Texts): string {
  const day = startOfDay(at);
  const today = startOfDay(Date.now());
  if (day === today) return texts.today;
  if (day === startOfDay(today - 12 * 3_600_000)) return texts.yesterday;
  return new Date(at).toLocaleDateString(language, { month: 'long', day: 'numeric', weekday: 'short' });
}

/** Whether two instants are of one day where the reader is. */
export function isSameDay(one: number, other: number): boolean {
  return startOfDay(one) === startOfDay(other);
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
