import { sortableId } from '../../database';
import { parseTicketToken, ticketToken } from './ticket-token';
import { MOVE_NAMES } from './ticket-workflow';

describe('tokens of a card’s buttons', () => {
  const id = sortableId(Date.UTC(2026, 10, 23));

  it.each(MOVE_NAMES)('%s fits a button and is read back', (move) => {
    const token = ticketToken(move, id);
    expect(Buffer.byteLength(token)).toBeLessThanOrEqual(64);
    expect(parseTicketToken(token)).toEqual({ move, ticketId: id });
  });

  it.each(['', 'm1.2', 'tk:fly:0123456789', 'tk:accept:', `tk:accept:${id}:x`])('"%s" is none', (token) => {
    expect(parseTicketToken(token)).toBeNull();
  });
});
