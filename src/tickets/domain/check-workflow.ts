import { AppError } from '../../shared/app-error';
import type { TicketState } from './ticket';
import { MOVES, STATES, type MoveRow } from './ticket-workflow';

/** Stops the boot when a state cannot be reached, or a ticket in it can neither move on nor rest. */
export function checkWorkflow(states = STATES, moves: Readonly<Record<string, MoveRow>> = MOVES): void {
  const names = Object.keys(states) as TicketState[];
  const rows = Object.values(moves);
  const reached = reachable(rows);
  const unreachable = names.find((state) => !reached.has(state));
  if (unreachable) throw new AppError('workflow.unreachable', { state: unreachable });
  const deadEnd = names.find((state) => !states[state].final && !rows.some((row) => leaves(row, state)));
  if (deadEnd) throw new AppError('workflow.deadEnd', { state: deadEnd });
}

function reachable(rows: readonly MoveRow[]): Set<TicketState> {
  const reached = new Set<TicketState>(['submitted']);
  // A set takes what is added while it is walked.
  for (const state of reached) {
    for (const { from, to } of rows) if (to !== 'same' && to !== 'back' && from.includes(state)) reached.add(to);
  }
  return reached;
}

function leaves({ from, to }: MoveRow, state: TicketState): boolean {
  if (!from.includes(state) || to === 'same' || to === state) return false;
  return to !== 'back' || state === 'needsInfo';
}
