import { formatInstant, formatTimeLeft } from '../../domain/format-instant';
import type { CardSubject } from './card-subject';
import { staffLanguage } from '../languages';
import { unitCardTexts } from './unit-card.texts';

/** A deadline as offices read it, with the time left: `今天 12:00 前，还剩 2 小时`. */
export function untilInWords(instant: Date, { city, now }: Pick<CardSubject, 'city' | 'now'>): string {
  const language = staffLanguage({ city });
  const texts = unitCardTexts[language];
  const when = texts.by(formatInstant(instant, language, city.policy.timeZone, now));
  return `${when}${texts.join}${formatTimeLeft(instant, language, now)}`;
}
