import { maskNumbersIn } from '../../../tickets';
import type { Flow } from '../../engine/flow';
import type { Turn } from '../../engine/turn';
import { relayMark, relaySubject } from '../../relay/relay';
import type { Outcome } from '../calls';
import { humanHelpTexts as texts } from './human-help.texts';

const UNSENT_WORDS = 'unsent-words';
const TO_SOMEBODY = /(?:^|\s)@\S/u;
const MOST_QUOTED = 40;

/**
 * What the person who took a chat over says in the group without replying to the resident: it may be for a colleague, so it
 * is not passed on, and the group is told so at once. It comes after the desk, whose orders are no such words.
 */
export const unsentWords: Flow = {
  name: UNSENT_WORDS,
  hears: (turn) => {
    if (!isSaidAround(turn)) return false;
    turn.call(UNSENT_WORDS, { do: 'takenRelays', ids: turn.session.tookOver });
    return true;
  },
  chose: () => undefined,
  resume: (turn, _call, outcome) => tell(turn, outcome),
};

function isSaidAround({ session, input, world }: Turn): boolean {
  if (world.role !== 'dispatchers' || !session.tookOver.length) return false;
  if (input.token !== null || input.edited || input.replySubject !== null) return false;
  const says = input.text !== '' || input.media.length > 0 || input.place !== null;
  return says && !TO_SOMEBODY.test(input.text);
}

function tell(turn: Turn, outcome: Outcome): void {
  if (outcome.did !== 'takenRelays') return;
  const { ids } = outcome;
  turn.session.tookOver = ids;
  const [only, ...others] = ids;
  if (only === undefined) return;
  const words = maskNumbersIn(turn.input.text).replace(/\s+/gu, ' ').trim();
  const short = words.length > MOST_QUOTED ? `${words.slice(0, MOST_QUOTED)}…` : words;
  const said = texts[turn.language].unsent(ids.map(relayMark), short);
  // An answer to these words is for the resident, where only one can be meant.
  turn.say(said, { subject: others.length ? null : relaySubject(only) });
}
