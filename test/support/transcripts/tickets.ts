import type { House } from '../house';
import type { TicketExpectation } from './transcript';

interface Row {
  id: string;
  number: string;
  state: string;
  kind: string;
  category: string;
  story: string;
  place_text: string | null;
  district: string | null;
  street: string | null;
  happened_text: string | null;
  language: string;
  is_public: number;
  contact_phone: string | null;
  lead_unit: string;
  evidence_count: number;
}

/** A resident's tickets as the database holds them, newest first. */
export function ticketsOf(house: House, residentKey: string): Promise<Row[]> {
  return house.database.unitOfWork.read<Row & Record<string, string | number | null>>(
    'SELECT * FROM tickets WHERE resident_key = ? ORDER BY id DESC',
    [residentKey],
  );
}

/** Compares the newest ticket with what is expected of it; throws at the first difference. */
export async function checkTicket(house: House, residentKey: string, expected: TicketExpectation): Promise<void> {
  const tickets = await ticketsOf(house, residentKey);
  if (expected.none) return same('the number of tickets', tickets.length, 0);
  if (expected.count !== undefined) same('the number of tickets', tickets.length, expected.count);
  const [ticket] = tickets;
  if (!ticket) throw new Error('there is no ticket');
  const { district, street } = expected;
  const plain: [string, unknown, unknown][] = [
    ['state', ticket.state, expected.state],
    ['kind', ticket.kind, expected.kind],
    ['category', ticket.category, expected.category],
    ['unit', ticket.lead_unit, expected.unit],
    ['district', ticket.district, district && codeOf(house.city.districts, district)],
    ['street', ticket.street, street && codeOf(house.city.streets, street)],
    ['evidence', ticket.evidence_count, expected.evidence],
    ['phone', ticket.contact_phone, expected.phone],
    ['public', ticket.is_public === 1, expected.public],
    ['language', ticket.language, expected.language],
  ];
  for (const [name, is, wanted] of plain) if (wanted !== undefined) same(name, is, wanted);
  holds('place', ticket.place_text, expected.place);
  holds('happened', ticket.happened_text, expected.happened);
  for (const words of expected.story ?? []) holds('story', ticket.story, words);
  for (const words of expected.storyNot ?? []) {
    if (ticket.story.includes(words)) throw new Error(`the story holds “${words}”: ${ticket.story}`);
  }
  if (expected.events) same('events', await eventsOf(house, ticket.id), expected.events.join(' '));
}

async function eventsOf(house: House, ticketId: string): Promise<string> {
  const rows = await house.database.unitOfWork.read<{ type: string }>(
    'SELECT type FROM ticket_events WHERE ticket_id = ? ORDER BY seq',
    [ticketId],
  );
  return rows.map(({ type }) => type).join(' ');
}

/** A code, or the Chinese name that only one has. */
function codeOf(places: readonly { code: string; name: { 'zh-CN': string } }[], named: string): string {
  const found = places.filter(({ code, name }) => code === named || name['zh-CN'] === named);
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} places are called ${named}`);
  return found[0].code;
}

function same(name: string, is: unknown, wanted: unknown): void {
  if (is !== wanted) throw new Error(`expected ${name} ${JSON.stringify(wanted)}, it is ${JSON.stringify(is)}`);
}

function holds(name: string, is: string | null, wanted: string | null | undefined): void {
  if (wanted === undefined) return;
  if (wanted === null ? is !== null : !is?.includes(wanted)) {
    throw new Error(`expected ${name} with ${JSON.stringify(wanted)}, it is ${JSON.stringify(is)}`);
  }
}
