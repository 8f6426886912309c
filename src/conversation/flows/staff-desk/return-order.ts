import { reasonCalled, reasonIn, type TicketCommand, type TicketView } from '../../../tickets';
import type { Awaiting } from '../../engine/session';
import type { Turn } from '../../engine/turn';
import { readReasonNumber } from '../../understanding';
import { actorOf, STAFF_DESK } from './actor';
import { returnOrderTexts as texts } from './return-order.texts';

type Kept = TicketCommand['evidence'];

/** A return on its way: of which ticket, why, and what is said to it. */
interface Returned {
  ticketId: string;
  reason: string | undefined;
  words: string | null;
}

/** Asks why it is returned: the city's list to choose from; words are an answer too. */
export function askReason(turn: Turn, ticket: TicketView): void {
  const { session, world, language } = turn;
  wait(turn, { ticketId: ticket.id });
  turn.ask(STAFF_DESK, {
    prompt: texts[language].ask(session.person.name ?? '', ticket.number),
    choices: world.city.policy.returnReasons.map(({ code, name }) => ({
      label: name[language],
      value: `reason|${ticket.id}|${code}`,
    })),
  });
}

/** `2 那是河道`, `类别有误 应是供水`, or plain words; asked again where the reason must be explained. */
export function giveBack(turn: Turn, ticketId: string, words: string, kept: Kept): void {
  const { city } = turn.world;
  const numbered = readReasonNumber(words, city.policy.returnReasons.length);
  const chosen = numbered && city.policy.returnReasons[numbered.number - 1];
  const read = chosen ? { reason: chosen.code, words: numbered.words } : reasonIn(words, city);
  explain(turn, { ticketId, reason: read?.reason, words: read ? read.words : words }, kept);
}

/** A reason of the list was chosen: it may be explained, or must be. */
export function chooseReason(turn: Turn, ticketId: string, code: string): void {
  const said = texts[turn.language];
  const reason = reasonCalled(code, turn.world.city);
  if (!reason) return;
  const name = reason.name[turn.language];
  wait(turn, { ticketId, reason: code }, mediaFor(turn, ticketId));
  if (reason.asks === 'words') return turn.ask(STAFF_DESK, { prompt: said.explain(name), asks: 'words' });
  const atOnce = { label: said.atOnce, value: `returnNow|${ticketId}|${code}` };
  turn.ask(STAFF_DESK, { prompt: said.explainAnyway(name), choices: [atOnce] });
}

/** Nothing is to be said beside the reason. */
export function giveBackAtOnce(turn: Turn, ticketId: string, code: string): void {
  send(turn, { ticketId, reason: code, words: null }, mediaFor(turn, ticketId));
}

/** Returns it, or asks for the words that this reason needs. */
export function explain(turn: Turn, returned: Returned, kept: Kept): void {
  const { ticketId, reason: code, words } = returned;
  const reason = reasonCalled(code, turn.world.city);
  const media = [...kept, ...turn.input.media];
  if (reason?.asks !== 'words' || words) return send(turn, returned, media);
  wait(turn, { ticketId, reason: reason.code }, media);
  turn.ask(STAFF_DESK, { prompt: texts[turn.language].explain(reason.name[turn.language]), asks: 'words' });
}

/** The media that were sent while words were waited for. */
export function keptMedia({ data }: Awaiting): Kept {
  return JSON.parse(data.media ?? '[]') as Kept;
}

function send(turn: Turn, { ticketId, reason, words }: Returned, evidence: Kept): void {
  turn.session.awaiting = null;
  turn.closeMenu();
  const command = { ticket: { id: ticketId }, move: 'return' as const, by: actorOf(turn), words, evidence };
  turn.call(STAFF_DESK, { do: 'act', command: { ...command, ...(reason ? { reason } : {}) } });
}

function wait(turn: Turn, data: Record<string, string>, media: Kept = []): void {
  const kept: Record<string, string> = media.length ? { media: JSON.stringify(media) } : {};
  turn.session.awaiting = { flow: STAFF_DESK, what: 'words', data: { move: 'return', ...data, ...kept } };
}

/** What this person sent for this return before choosing. */
function mediaFor({ session }: Turn, ticketId: string): Kept {
  const { awaiting } = session;
  return awaiting?.what === 'words' && awaiting.data.ticketId === ticketId ? keptMedia(awaiting) : [];
}
