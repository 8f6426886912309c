import { formatInstant } from '../../domain/format-instant';
import { isOf } from '../../domain/overlays/overlay';
import { staffLanguage } from '../languages';
import { overlayToldTexts } from '../overlay-told.texts';
import { officeName } from '../overlay-words';
import type { CardSubject } from './card-subject';

type Rows = { label: string; value: string }[];

/** What lies over a ticket, as rows of its card. */
export function overlayRows({ overlays = [], city, now }: CardSubject): Rows {
  const texts = overlayToldTexts[staffLanguage({ city })];
  const at = (instant: Date | number): string =>
    formatInstant(new Date(instant), staffLanguage({ city }), city.policy.timeZone, now);
  const live = overlays.filter(({ endedAt }) => endedAt === null);
  const rows: Rows = [];
  for (const { state, data, dueAt } of live.filter(isOf('supervision'))) {
    const answer = state === 'open' && dueAt ? texts.answerBy(at(dueAt)) : texts.answered;
    rows.push({ label: texts.rows.supervision, value: `${texts.levels[data.level]} · ${answer}` });
  }
  for (const { data } of live.filter(isOf('extension'))) {
    rows.push({ label: texts.rows.extension, value: texts.waiting(at(data.until)) });
  }
  const parts = overlays.filter(isOf('jointPart')).filter(({ state }) => !['cancelled', 'lapsed'].includes(state));
  const shown = parts.map((part) => `${officeName({ city }, part.unit)} ${texts.partStates[part.state] ?? ''}`.trim());
  if (shown.length) rows.push({ label: texts.rows.parts, value: shown.join('；') });
  return rows;
}
