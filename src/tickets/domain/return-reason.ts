import type { Bilingual, CityConfig, ReturnReason } from '../../../config/city';
import type { Move } from './ticket-command';

type Reasons = { policy: Pick<CityConfig['policy'], 'returnReasons'> };

/** What parts a name from words; what is none of the others needs a sign, for 其他 begins many a sentence. */
const AFTER_NAME = /^[\s:：,，。.;；、-]+/u;

const SIGN = /^\s*[:：,，。.;；]+\s*/u;

/** A reason by its code; null for one that the city has not, or has no longer. */
export function reasonCalled(code: string | undefined, { policy }: Reasons): ReturnReason | null {
  return policy.returnReasons.find((reason) => reason.code === code) ?? null;
}

/**
 * The reason that words give and what they say beside it. A name of the list, in either language, is that reason, and is
 * left out of the words where it begins them; all other words are the reason for what is none of the others.
 */
export function reasonIn(words: string, { policy }: Reasons): { reason: string; words: string | null } | null {
  const text = words.trim();
  if (!text) return null;
  const named = policy.returnReasons.flatMap((reason) => namesOf(reason).map((name) => ({ reason, name })));
  const begins = named.find(({ reason, name }) => startsWith(text, name, partedBy(reason)));
  if (begins) {
    return {
      reason: begins.reason.code,
      words: text.slice(begins.name.length).replace(partedBy(begins.reason), '') || null,
    };
  }
  const holds = named.find(({ reason, name }) => reason.asks !== 'words' && text.toLowerCase().includes(name));
  const other = policy.returnReasons.find(({ asks }) => asks === 'words');
  const meant = holds?.reason ?? other;
  return meant ? { reason: meant.code, words: text } : null;
}

/** A return with its reason: the one that was chosen, or the one its words give. */
export function withReason(move: Move, city: Reasons): Move {
  const { reason, words: _words, ...rest } = move;
  if (reasonCalled(reason, city)) return move;
  return { ...rest, words: null, ...reasonIn(move.words ?? '', city) };
}

/** What is written of why it was returned: the reason's name and the words; a reason the city has no longer is its code. */
export function reasonInWords(
  { reason, words }: { reason?: string; words: string | null },
  city: Reasons,
  language: keyof Bilingual,
): string {
  const known = reasonCalled(reason, city);
  // What is none of the others is told by the words alone.
  const name = known?.asks === 'words' && words ? undefined : (known?.name[language] ?? reason);
  return [name, words].filter(Boolean).join(language === 'en' ? ': ' : '：');
}

function namesOf({ name }: ReturnReason): string[] {
  return [name['zh-CN'], name.en].map((one) => one.toLowerCase());
}

function partedBy({ asks }: ReturnReason): RegExp {
  return asks === 'words' ? SIGN : AFTER_NAME;
}

/** A name and then an end or a sign: 其他单位的事 does not begin with the reason 其他. */
function startsWith(text: string, name: string, sign: RegExp): boolean {
  if (!text.toLowerCase().startsWith(name)) return false;
  const rest = text.slice(name.length);
  return rest === '' || sign.test(rest);
}
