import { engineTexts } from './engine.texts';
import type { Flow } from './flow';
import { formOf, repeatOpenQuestion } from './interruptions';
import type { Turn } from './turn';

/** A timer of an open form came due: remind once, or let the form go. */
export function tick(turn: Turn, flows: readonly Flow[], which: 'remind' | 'expire'): void {
  if (which === 'remind' && waitIsOver(turn)) {
    flows.some((flow) => flow.waited?.(turn));
    return;
  }
  const open = formOf(turn, flows);
  if (!open) return;
  const texts = engineTexts[turn.language];
  if (which === 'expire') {
    if ((turn.session.expireAt ?? Infinity) > turn.world.now.getTime()) return;
    turn.session.form = null;
    turn.closeMenu();
    turn.say(texts.expired);
    return;
  }
  // The person may have spoken while the timer was on its way.
  const early = (turn.session.remindAt ?? Infinity) > turn.world.now.getTime();
  if (open.form.reminded || early) return;
  open.form.reminded = true;
  turn.say(texts.reminder);
  repeatOpenQuestion(turn, flows);
}

/** A person of staff was asked for, and did not come in time. */
function waitIsOver({ session, world }: Turn): boolean {
  const until = session.relay?.until ?? null;
  return until !== null && until <= world.now.getTime();
}
