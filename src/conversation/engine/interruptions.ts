import type { EmergencyWhy } from '../understanding';
import { engineTexts } from './engine.texts';
import type { Flow } from './flow';
import { askAgain, type FormSpec } from './form';
import type { FormState } from './session';
import type { Turn } from './turn';

/** The open form and its declaration; a form begun in an older version is brought up first. */
export function formOf(turn: Turn, flows: readonly Flow[]): { form: FormState; spec: FormSpec } | null {
  const { session } = turn;
  if (!session.form) return null;
  const spec = flows.find((flow) => flow.name === session.form?.flow)?.form;
  if (!spec) return null;
  if (session.form.version !== spec.version) session.form = { ...spec.migrate(session.form), version: spec.version };
  return { form: session.form, spec };
}

/** Leads back to the open question after something else; silent when none is open. */
export function repeatOpenQuestion(turn: Turn, flows: readonly Flow[]): void {
  const open = formOf(turn, flows);
  if (open) askAgain(open.spec, open.form, turn);
}

/** Fire, crime, injury: the number to call, at once. What was said is kept, should it be no emergency after all. */
export function redirectEmergency(turn: Turn, why: EmergencyWhy): void {
  const texts = engineTexts[turn.language];
  turn.session.held = turn.input.text;
  turn.ask('engine', {
    prompt: texts.emergency(turn.world.city.policy.emergencyNumbers, why),
    choices: [
      { label: texts.notEmergency, value: 'notEmergency' },
      { label: texts.calledAlready, value: 'called' },
    ],
  });
}

/** A button of an older menu: says so, and shows what is open now. */
export function stalePress(turn: Turn, flows: readonly Flow[]): void {
  const texts = engineTexts[turn.language];
  const { session } = turn;
  if (session.form) {
    turn.say(texts.stale);
    return repeatOpenQuestion(turn, flows);
  }
  turn.say(session.ticket ? texts.staleDone(session.ticket) : texts.staleNothing);
}
