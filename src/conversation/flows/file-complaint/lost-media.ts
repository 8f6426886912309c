import type { Finding } from '../../../evidence';
import { engineTexts } from '../../engine/engine.texts';
import { valueOf } from '../../engine/form';
import type { GivenMedia } from '../../engine/input';
import type { FormState } from '../../engine/session';
import type { Turn } from '../../engine/turn';
import { fileComplaintTexts as texts } from './file-complaint.texts';

const MEGABYTE = 1_048_576;

/** A medium that cannot be had is no evidence: it is taken out, and the person is told why, once for several at a time. */
export function dropLost(turn: Turn, form: FormState, { channel, account, ref, lost }: Finding): void {
  const others = (valueOf<GivenMedia[]>(form, 'evidence') ?? []).filter(
    (one) => one.ref !== ref || one.channel !== channel || one.account !== account,
  );
  if (others.length) form.slots.evidence = others;
  else delete form.slots.evidence;
  const { maxMediaBytes } = turn.world.city.policy;
  const tooLarge = engineTexts[turn.language].tooLarge(Math.floor(maxMediaBytes / MEGABYTE));
  turn.sayOnce(lost === 'media.tooLarge' ? tooLarge : texts[turn.language].evidenceLost);
  // Who is being asked something else hears the words only.
  turn.wantsQuestion = turn.session.awaiting === null;
}
