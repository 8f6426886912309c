import { askAgain, valueOf } from '../../engine/form';
import type { GivenMedia } from '../../engine/input';
import type { FormState } from '../../engine/session';
import type { Turn } from '../../engine/turn';
import { engineTexts } from '../../engine/engine.texts';
import { guessLanguage, readEmergency, readYesNo } from '../../understanding';
import { complaintForm } from './file-complaint.form';
import { FILE_COMPLAINT } from './file-complaint.slots';
import { fileComplaintTexts as texts } from './file-complaint.texts';

const HEARD = 'heard';
/** What the flow waits for while the words are to be confirmed. */
export const CONFIRMS_WORDS = 'voiceWords';

/** Whether a medium is part of what is being filled in. */
export function holds(form: FormState, medium: Pick<GivenMedia, 'channel' | 'account' | 'ref'>): boolean {
  const evidence = valueOf<GivenMedia[]>(form, 'evidence') ?? [];
  const { channel, account, ref } = medium;
  return evidence.some((one) => one.ref === ref && one.channel === channel && one.account === account);
}

/** Words were heard in a voice note: the person is asked whether they are right. Until then they are nobody's. */
export function askWhetherHeard(turn: Turn, form: FormState, words: string): void {
  const { session } = turn;
  // Who is in the middle of something else is not interrupted; the note itself is kept.
  if (session.awaiting && session.awaiting.what !== CONFIRMS_WORDS) return;
  // Who told nothing yet speaks the language of these words.
  if (!('story' in form.slots)) session.language = guessLanguage(words) ?? session.language;
  const said = texts[turn.language];
  const danger = readEmergency(words);
  if (danger) turn.say(engineTexts[turn.language].emergency(turn.world.city.policy.emergencyNumbers, danger));
  form.notes[HEARD] = words;
  session.awaiting = { flow: FILE_COMPLAINT, what: CONFIRMS_WORDS, data: {} };
  turn.ask(FILE_COMPLAINT, {
    prompt: said.heard(words),
    choices: [
      { label: said.heardYes, value: 'heard:yes' },
      { label: said.heardNo, value: 'heard:no' },
      { label: said.heardAgain, value: 'heard:again' },
    ],
  });
}

/** Yes or no in words. Anything else is said instead: the question is let go, and false tells to read on. */
export function answerWhetherHeard(turn: Turn): boolean {
  const { input } = turn;
  const yes = input.media.length || input.edited ? null : readYesNo(input.text);
  if (yes !== null) {
    whetherHeard(turn, yes ? 'yes' : 'no');
    return true;
  }
  turn.session.awaiting = null;
  delete turn.session.form?.notes[HEARD];
  return false;
}

/** Confirmed words are understood as if they had been typed; others are forgotten. */
export function whetherHeard(turn: Turn, answer: string): void {
  const { session } = turn;
  const { form } = session;
  const words = form?.notes[HEARD];
  session.awaiting = null;
  if (!form) return;
  delete form.notes[HEARD];
  if (answer === 'yes' && words) {
    turn.closeMenu();
    turn.reread = { ...turn.input, token: null, text: words, messageId: null };
    return;
  }
  turn.say(texts[turn.language][answer === 'again' ? 'heardSayAgain' : 'heardWrong']);
  askAgain(complaintForm, form, turn);
}
