import type { Turn } from '../../engine/turn';
import { readCommand } from '../../understanding';
import { staffDeskTexts as texts } from './staff-desk.texts';

/** `/bind CODE` in a group. */
export function bindGroup(turn: Turn): boolean {
  const command = turn.input.text ? readCommand(turn.input.text) : null;
  if (command?.name !== 'bind') return false;
  if (!command.argument) {
    turn.say(texts[turn.language].howToBind);
    return true;
  }
  const { address, person } = turn.session;
  turn.call('staff-desk', {
    do: 'bind',
    code: command.argument,
    address,
    title: turn.session.title,
    by: `${address.channel}:${address.account}:${person.id}`,
  });
  return true;
}

/** A group that is no unit's: it is told how to become one, and a resident is led to the private chat. */
export function hearUnbound(turn: Turn): boolean {
  const { input } = turn;
  if (input.unsupported.includes('joined')) {
    turn.say(texts[turn.language].howToBind);
    return true;
  }
  if (!input.addressed) return false;
  turn.say(input.token === null ? texts[turn.language].privateOnly : texts[turn.language].notBound);
  return true;
}
