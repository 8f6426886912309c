import { aTicket } from '../../../../test/builders/ticket.builder';
import type { Ticket } from '../../domain/ticket';
import { slotOf } from '../addressed';
import type { Notice } from '../notice';
import { afterHolding } from './after-holding';
import type { HeldPing } from './held-pings';

const TO = { channel: 'telegram', account: 'bot', chatId: '-1' };
const NOON = new Date('2026-11-23T12:00:00+08:00');
const photo = { id: 'e1', kind: 'photo', ref: 'p1', channel: 'telegram', account: 'bot' };

describe('what is told of a ticket whose card is held', () => {
  const dispatched = aTicket({ state: 'dispatched' });
  const slot = slotOf(dispatched.id, TO);
  const held = (dueAt: Date | null, unit = dispatched.leadUnit): HeldPing => {
    return { onceKey: 'k', to: TO, ticketId: dispatched.id, unit, dueAt };
  };
  const card = (onceKey: string, replaces?: string): Notice => ({
    ...{ onceKey, class: 'ping', to: TO, slot, subject: dispatched.id },
    message: { type: 'card', title: onceKey, rows: [], choices: [], ...(replaces ? { replaces } : {}) },
  });
  const [anew, change] = [card('anew'), card('change', slot)];
  const after = (notice: Notice, waiting: HeldPing, ticket: Ticket = dispatched) => {
    const { told, seen } = afterHolding(
      [notice],
      [waiting],
      new Map([[ticket.id, { ticket, evidence: [photo as never] }]]),
    );
    return { told: told.map(({ onceKey }) => onceKey), notice: told[0], seen: seen.length };
  };

  it('waits with it while nobody acts on the ticket', () => {
    expect(after(change, held(NOON))).toMatchObject({ told: [], seen: 0 });
  });

  it.each([
    ['somebody acts on it', change, held(NOON), aTicket({ ...dispatched, state: 'accepted' })],
    ['the card comes anew', anew, held(NOON), dispatched],
    ['it was named in a list', change, held(null), dispatched],
  ])('is the first card, with the evidence, when %s', (_name, notice, waiting, ticket) => {
    const shown = after(notice, waiting, ticket);
    expect(shown).toMatchObject({ told: [notice.onceKey], seen: 1 });
    expect(shown.notice?.message).not.toHaveProperty('replaces');
    expect(shown.notice?.media?.media).toEqual([expect.objectContaining({ ref: 'p1' })]);
  });

  it('is nothing when it is gone before anybody was told', () => {
    expect(after(change, held(NOON), aTicket({ ...dispatched, state: 'withdrawn' }))).toMatchObject({
      told: [],
      seen: 1,
    });
    expect(after(change, held(NOON, 'another'))).toMatchObject({ told: [], seen: 1 });
  });

  it('is the next unit’s card where one chat stands in for both', () => {
    const shown = after(anew, held(NOON, 'another'));
    expect(shown).toMatchObject({ told: ['anew'], seen: 1 });
    expect(shown.notice).not.toHaveProperty('media');
  });

  it('is as it is in other chats, and of other tickets', () => {
    const elsewhere = { ...change, to: { ...TO, chatId: '-2' }, slot: slotOf(dispatched.id, { ...TO, chatId: '-2' }) };
    expect(afterHolding([elsewhere], [held(NOON)], new Map())).toEqual({ told: [elsewhere], seen: [] });
    expect(afterHolding([change], [], new Map())).toEqual({ told: [change], seen: [] });
  });
});
