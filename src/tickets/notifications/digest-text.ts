import type { CityConfig, HandlingUnit } from '../../../config/city';
import { nextMidnight } from '../domain/city-time';
import { formatInstant, formatTimeLeft } from '../domain/format-instant';
import { escalationTexts } from './escalation.texts';
import { staffLanguage } from './languages';

/** A ticket a unit has before it. */
export interface DigestLine {
  number: string;
  toAccept: boolean;
  dueAt: Date;
}

const MOST_EACH = 10;

/** The morning's list: what is overdue, due today and to accept, each ticket once; null when there is nothing to say. */
export function digestText(
  unit: HandlingUnit,
  lines: readonly DigestLine[],
  { city, now }: { city: CityConfig; now: Date },
): string | null {
  if (!lines.length) return null;
  const language = staffLanguage({ city });
  const texts = escalationTexts[language];
  const midnight = nextMidnight(now, city.policy.timeZone);
  const at = (instant: Date): string => formatInstant(instant, language, city.policy.timeZone, now);
  const parts: [name: string, own: readonly DigestLine[]][] = [
    [texts.parts.overdue, lines.filter(({ dueAt }) => dueAt <= now)],
    [texts.parts.today, lines.filter(({ dueAt }) => dueAt > now && dueAt < midnight)],
    [texts.parts.toAccept, lines.filter(({ toAccept, dueAt }) => toAccept && dueAt >= midnight)],
  ];
  const told = parts.flatMap(([name, own]) => {
    if (!own.length) return [];
    const shown = own.slice(0, MOST_EACH).map(({ number, dueAt }) => {
      return `${number} ${at(dueAt)} ${formatTimeLeft(dueAt, language, now)}`;
    });
    const more = own.length > MOST_EACH ? [texts.more(own.length - MOST_EACH)] : [];
    return [texts.part(name, own.length), ...shown, ...more];
  });
  const [day = ''] = at(now).split(' ');
  return [texts.digest(unit.name[language], day), ...told, texts.howToList].join('\n');
}
