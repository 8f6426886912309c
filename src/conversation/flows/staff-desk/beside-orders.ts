import type { KeptAuditEntry } from '../../../tickets';
import type { Turn } from '../../engine/turn';
import type { Call, Outcome } from '../calls';
import { when } from '../when';
import { besideTexts } from './beside-orders.texts';
import type { BesideOrder } from './desk-orders';
import { actorOf } from './actor';
import { staffDeskTexts as texts } from './staff-desk.texts';
import { unitName } from './unit-name';

/** Orders that change nothing of a ticket or of what lies over it. */
export const BESIDE: Readonly<Record<BesideOrder, (turn: Turn, ticketId: string) => Call>> = {
  keepRuling: (turn, id) => ({ do: 'keepRuling', ticket: { id }, by: turn.session.person }),
  material: (turn, ticketId) => ({
    do: 'material',
    ticketId,
    by: actorOf(turn),
    unit: turn.world.unit?.code ?? '',
  }),
  looksAt: (_turn, ticketId) => ({ do: 'looksAt', ticketId }),
};

/** Says what came of such an order; false for any other outcome. */
export function besides(turn: Turn, outcome: Outcome): boolean {
  if (outcome.did === 'keepRuling') kept(turn, outcome.kept);
  else if (outcome.did === 'material') given(turn, outcome.given);
  else if (outcome.did === 'looksAt') looked(turn, outcome.looks);
  else return false;
  return true;
}

function kept(turn: Turn, outcome: Extract<Outcome, { did: 'keepRuling' }>['kept']): void {
  const said = texts[turn.language];
  if (!outcome.ok) return turn.say(said.refused(outcome.refusal.code, outcome.refusal.params));
  turn.say(said.done.keepRuling(outcome.number));
}

function given(turn: Turn, outcome: Extract<Outcome, { did: 'material' }>['given']): void {
  if (!outcome.ok) return turn.say(texts[turn.language].refused(outcome.refusal.code, outcome.refusal.params));
  const { number, link, until, ticketId } = outcome;
  turn.say(besideTexts[turn.language].material(number, link, when(turn, until)), { subject: ticketId });
}

function looked(turn: Turn, looks: readonly KeptAuditEntry[]): void {
  const said = besideTexts[turn.language];
  if (!looks.length) return turn.say(said.nobodyLooked);
  turn.say(
    looks
      .map(({ at, action, actor, detail }) => {
        const unit = typeof detail.unit === 'string' ? unitName(turn, detail.unit) : '';
        return said.look(
          when(turn, at),
          actor.name ?? unit,
          said.actions[action],
          said.events[String(detail.event ?? '')] ?? '',
        );
      })
      .join('\n'),
  );
}
