import type { House } from '../house';
import type { Group } from '../channels/driver';
import { ticketsOf } from './tickets';

/** In these states nobody of staff has anything to press; a ruling may still become a rule. */
const OVER = ['resolved', 'closed', 'withdrawn', 'joined'];
const TOKEN = /^tk:(?!keepRuling:)[^:]+:(.+)$/;

/** Throws where a group has a button of a ticket that is over, or the same one on two messages. */
export async function checkStanding(
  house: House,
  groups: ReadonlyMap<string, Group>,
  residents: readonly string[],
): Promise<void> {
  const own = (await Promise.all(residents.map((key) => ticketsOf(house, key)))).flat();
  const tickets = new Map(own.map((ticket) => [ticket.id, ticket]));
  for (const [name, group] of groups) {
    const seen = new Set<string>();
    for (const token of (await group.standing()) ?? []) {
      const ticket = tickets.get(TOKEN.exec(token)?.[1] ?? '');
      if (!ticket) continue;
      if (seen.has(token)) throw new Error(`in ${name} two messages offer ${token}`);
      if (OVER.includes(ticket.state)) throw new Error(`in ${name} ${token} is still offered; it is ${ticket.state}`);
      seen.add(token);
    }
  }
}
