import { normalise } from './normalise';
import { CALM, CRY, EMERGENCY_SIGNS, type EmergencyWhy, NOW, PAST } from './emergency.words';

/** People in danger write little; a longer text is a report of something, unless the same clause says now. */
const SHORT = 80;
const SHORT_LATIN = 240;
/** A cry at the very beginning counts in a longer text too. */
const OPENING = 12;
const READ = 600;

/**
 * Why someone must be called at once, and it is not us: what is happening now, to be told the number before anything else
 * is read. Fears, rules, history, wishes and figures of speech are none. A crash with someone hurt is an injury (120).
 */
export function readEmergency(text: string): EmergencyWhy | null {
  const said = normalise(text.slice(0, READ));
  if (CRY.test(said)) return 'crime';
  const long = said.length > (/\p{Script=Han}/u.test(said) ? SHORT : SHORT_LATIN);
  const signs = new Set(
    said
      .split(/[,，。.!！?？;；\n]/)
      .filter((clause, index) => !long || NOW.test(clause) || (index === 0 && clause.length <= OPENING))
      .map(sign)
      .filter((why) => why !== null),
  );
  return signs.has('traffic') && signs.has('injury') ? 'injury' : ([...signs][0] ?? null);
}

function sign(clause: string): EmergencyWhy | null {
  if (CALM.test(clause)) return null;
  const why = EMERGENCY_SIGNS.find(([, pattern]) => pattern.test(clause))?.[0] ?? null;
  return why !== 'missing' && PAST.test(clause) && !NOW.test(clause) ? null : why;
}
