import { parseTicketNumber } from '../../src/tickets/domain/ticket-number';
import type { Confirmed } from './resident';
import type { Heard } from './heard';
import type { Staff } from './staff';
import { wordsFor } from './staff';
import type { Stored, StoredTicket } from './stored';

/** Everything there is to compare. */
export interface Evidence {
  confirmed: readonly Confirmed[];
  stored: Stored;
  heard: Heard;
  staff: Staff;
}

/** What was promised and not kept, by kind; all empty when all is well. */
export interface Violations {
  lost: string[];
  doubled: string[];
  wrong: string[];
  untold: string[];
}

/** Compares what residents and staff saw with what is stored and with what was delivered. */
export function check(evidence: Evidence): Violations {
  return {
    lost: lost(evidence),
    doubled: doubled(evidence),
    wrong: [...wrong(evidence), ...wrongNumbers(evidence), ...wrongEvents(evidence), ...leftOver(evidence)],
    untold: [...untoldReceipts(evidence), ...untoldPings(evidence), ...untoldResolutions(evidence)],
  };
}

/** Confirmed to a resident, or done by staff, and not there. */
function lost({ confirmed, stored, staff }: Evidence): string[] {
  const numbers = new Map(stored.tickets.map((ticket) => [ticket.number, ticket]));
  const gone = confirmed.filter(({ number }) => !numbers.has(number)).map(({ number }) => `ticket ${number} is gone`);
  const idle = [...staff.accepted].filter((number) => numbers.get(number)?.state === 'dispatched');
  const open = [...staff.resolved].filter((number) => numbers.get(number)?.state !== 'resolved');
  return [
    ...gone,
    ...idle.map((number) => `${number} was accepted`),
    ...open.map((number) => `${number} was resolved`),
  ];
}

/** There twice, or there and never confirmed to anybody. */
function doubled({ confirmed, stored }: Evidence): string[] {
  const submitted = new Set(confirmed.map(({ number }) => number));
  const extra = stored.tickets.filter(({ number }) => !submitted.has(number));
  const stories = repeated(stored.tickets.map(({ story }) => story));
  const drafts = repeated(stored.tickets.map(({ draft_id }) => draft_id));
  return [
    ...extra.map(({ number, story }) => `nobody saw ticket ${number} confirmed: ${story}`),
    ...[...stories, ...drafts].map((text) => `two tickets of: ${text}`),
  ];
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))];
}

/** Stored otherwise than the resident meant it. */
function wrong({ confirmed, stored }: Evidence): string[] {
  const byNumber = new Map(stored.tickets.map((ticket) => [ticket.number, ticket]));
  return confirmed.flatMap((one) => {
    const ticket = byNumber.get(one.number);
    return ticket ? differences(one, ticket) : [];
  });
}

function differences({ complaint, person, number, photosAgain }: Confirmed, ticket: StoredTicket): string[] {
  // What was sent once more may be there beside what had only been slow; less than was meant never is right.
  const photos = Math.max(complaint.photos, Math.min(ticket.evidence_count, complaint.photos + photosAgain));
  const pairs: [string, unknown, unknown][] = [
    ['story', ticket.story, complaint.story],
    ['place', ticket.place_text, complaint.place],
    ['time', ticket.happened_text, complaint.happened],
    ['category', ticket.category, 'road.lamp'],
    ['phone', ticket.contact_phone, complaint.phone && `+86${complaint.phone}`],
    ['publication', ticket.is_public, complaint.isPublic ? 1 : 0],
    ['chat', ticket.resident_chat_id, person],
    ['evidence', ticket.evidence_count, photos],
    ['evidence rows', ticket.evidence_rows, photos],
  ];
  return pairs
    .filter(([, is, should]) => is !== should)
    .map(([what, is, should]) => `${number}: ${what} is ${JSON.stringify(is)}, not ${JSON.stringify(should)}`);
}

function wrongNumbers({ stored }: Evidence): string[] {
  const numbers = stored.tickets.map(({ number }) => number);
  const misread = numbers.filter((number) => parseTicketNumber(number) !== number);
  return [
    ...misread.map((number) => `${number} has a wrong check digit`),
    ...repeated(numbers).map((number) => `${number} was given twice`),
  ];
}

function wrongEvents({ stored, staff }: Evidence): string[] {
  const wrongs: string[] = [];
  const byTicket = new Map<string, typeof stored.events>();
  for (const event of stored.events) byTicket.set(event.ticket_id, [...(byTicket.get(event.ticket_id) ?? []), event]);
  for (const { id, number } of stored.tickets) {
    const events = byTicket.get(id) ?? [];
    if (!events.length || events.some(({ seq }, at) => seq !== at + 1))
      wrongs.push(`${number}: events are not contiguous`);
    const count = (type: string): number => events.filter((event) => event.type === type).length;
    for (const type of ['submitted', 'accepted', 'resolved']) {
      if (count(type) > 1) wrongs.push(`${number}: ${type} ${count(type)} times`);
    }
    const resolved = events.find(({ type }) => type === 'resolved');
    if (staff.resolved.has(number) && !resolved?.data.includes(wordsFor(number))) {
      wrongs.push(`${number}: the words of its resolution are missing`);
    }
    if (events.some(({ told }) => told !== 1)) wrongs.push(`${number}: an event is not told`);
  }
  return wrongs;
}

function leftOver({ stored }: Evidence): string[] {
  return stored.leftOver.map(({ what, n }) => `${n} left in ${what}`);
}

function untoldReceipts({ stored, heard }: Evidence): string[] {
  return stored.tickets.flatMap(({ number, resident_chat_id: chat }) => {
    const chats = heard.receipts.get(number) ?? new Map<string, number>();
    const others = [...chats.keys()].filter((one) => one !== chat);
    const missing = chats.has(chat) ? [] : [`the receipt of ${number} was never delivered`];
    return [...missing, ...others.map((one) => `the receipt of ${number} went to chat ${one}`)];
  });
}

function untoldPings({ stored, staff }: Evidence): string[] {
  return stored.tickets
    .filter(({ number }) => !staff.pinged.has(number))
    .map(({ number }) => `the unit never heard of ${number}`);
}

function untoldResolutions({ stored, heard }: Evidence): string[] {
  return stored.tickets
    .filter(({ state, number }) => state === 'resolved' && !heard.resolutions.has(number))
    .map(({ number }) => `the resident never heard that ${number} is resolved`);
}
