import type { CityConfig } from '../../../config/city';
import { chatKey } from './chat-key';
import { escalationTexts } from './escalation.texts';
import { staffLanguage } from './languages';
import type { Notice } from './notice';

/** Lines of one message at most; the rest is counted. */
const MOST_LINES = 30;

/** What deadlines have to say to one group at a time is one message: a line for each ticket. */
export function coalescedLines(notices: readonly Notice[], city: CityConfig): Notice[] {
  const groups = new Map<string, Notice[]>();
  for (const notice of notices)
    if (notice.line) groups.set(chatKey(notice.to), [...(groups.get(chatKey(notice.to)) ?? []), notice]);
  return notices.flatMap((notice) => {
    const together = notice.line ? (groups.get(chatKey(notice.to)) ?? []) : [];
    if (together.length < 2) return [notice];
    return together[0] === notice ? [merged(notice, together, city)] : [];
  });
}

function merged(first: Notice, notices: readonly Notice[], city: CityConfig): Notice {
  const texts = escalationTexts[staffLanguage({ city })];
  const lines = [...new Set(notices.map(({ line = '' }) => line))];
  const more = lines.length > MOST_LINES ? [texts.more(lines.length - MOST_LINES)] : [];
  const text = [texts.several(lines.length), ...lines.slice(0, MOST_LINES), ...more].join('\n');
  return { ...first, message: { type: 'text', text }, slot: null, subject: null };
}
