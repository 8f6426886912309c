import type { AlikeMatter } from '../../../tickets';
import type { FormState } from '../../engine/session';
import type { Turn } from '../../engine/turn';
import { readYesNo } from '../../understanding';
import { when } from '../when';
import { FILE_COMPLAINT } from './file-complaint.slots';
import { handIn } from './hand-in';
import { joiningTexts as texts } from './joining.texts';

/** What the flow waits for while a resident chooses whether to join. */
export const JOINS = 'joins';

const ALONE = 'alone';
const WITH = /^(?:一起|一起报|一起反映|一起办|加入|合并|并单|join|together)$/iu;
const WITHOUT = /单独|不一样|不是同一|另一件|分开|separate|different|another/iu;

/** Somebody reported the same: the resident is shown it and may join. Otherwise the form is handed in. */
export function goOnWith(turn: Turn, matter: AlikeMatter | null): void {
  const { form } = turn.session;
  if (!form) return;
  if (!matter) return handIn(form, turn, null);
  const said = texts[turn.language];
  turn.session.awaiting = { flow: FILE_COMPLAINT, what: JOINS, data: { into: matter.ticketId } };
  const { people, category, street, place, state, resolveBy } = matter;
  turn.ask(FILE_COMPLAINT, {
    prompt: said.offer({
      people,
      what: category[turn.language],
      street: street?.[turn.language] ?? '',
      place,
      state: said.states[state] ?? '',
      // A day that is past is no promise.
      by: resolveBy > turn.world.now && state !== 'needsInfo' ? when(turn, resolveBy) : null,
    }),
    choices: [
      { label: said.join, value: `${JOINS}:${matter.ticketId}` },
      { label: said.alone, value: `${JOINS}:${ALONE}` },
    ],
  });
}

/** One of the two choices. */
export function offered(turn: Turn, form: FormState, choice: string): void {
  turn.session.awaiting = null;
  handIn(form, turn, choice === ALONE ? null : choice);
}

/** The choice in words. Anything else is said instead: the offer is let go, and false tells to read on. */
export function answerOffer(turn: Turn): boolean {
  const { session, input } = turn;
  const { form, awaiting } = session;
  session.awaiting = null;
  if (!form || input.media.length || input.edited) return false;
  const choice = choiceIn(input.text.trim(), awaiting?.data.into ?? ALONE);
  if (choice === null) return false;
  offered(turn, form, choice);
  return true;
}

function choiceIn(text: string, into: string): string | null {
  if (WITHOUT.test(text)) return ALONE;
  if (WITH.test(text)) return into;
  const yes = readYesNo(text);
  if (yes === null) return null;
  return yes ? into : ALONE;
}
