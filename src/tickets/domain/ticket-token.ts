import { OVERLAY_MOVE_NAMES, type OverlayMoveName } from './overlays/overlay-workflow';
import { MOVE_NAMES, type MoveName } from './ticket-workflow';

/** What a button asks for beside the moves. */
const OTHERS = ['keepRuling', 'material'] as const;

/** Everything a button on a ticket's card may ask for. */
export type TicketButton = MoveName | OverlayMoveName | (typeof OTHERS)[number];

const SHAPE = /^tk:([A-Za-z]{1,20}):([0-9a-z]{10,32})$/;

/** The token of a button on a ticket's card: `tk:<move>:<ticket id>`, well under 64 bytes. */
export function ticketToken(move: TicketButton, ticketId: string): string {
  return `tk:${move}:${ticketId}`;
}

/** What a card's button asks for; null when the token is no such button's. */
export function parseTicketToken(token: string): { move: TicketButton; ticketId: string } | null {
  const [, name, ticketId] = SHAPE.exec(token) ?? [];
  const move = [...MOVE_NAMES, ...OVERLAY_MOVE_NAMES, ...OTHERS].find((one) => one === name);
  return move && ticketId ? { move, ticketId } : null;
}
