import type { CardMessage } from '../../../shared/chat';
import { maskNumbersIn } from '../../domain/mask';
import { isOf, type OverlayOf } from '../../domain/overlays/overlay';
import { partiesOf } from '../../domain/overlays/meant-overlay';
import { ticketToken } from '../../domain/ticket-token';
import { isFollowed } from './followed';
import { forStaff } from '../languages';
import type { Telling, Told } from '../notification-rule';
import { overlayToldTexts } from '../overlay-told.texts';
import { officeName, officeTime, stepOf } from '../overlay-words';
import { shortCard } from './short-card';
import { unitCard } from './unit-card';
import { untilInWords } from './until-in-words';

type Call = OverlayOf<'checkIn'>;

const textsFor = forStaff(overlayToldTexts);

/** Who was called, who arrived, who is missing: the same board in the groups of all who take part, edited in place. */
export function boardTellings(told: Told, whistle: string, card: NonNullable<Telling['card']>): Telling[] {
  const calls = callsOf(told, whistle);
  const units = [told.ticket.leadUnit, ...calls.map(({ unit }) => unit)];
  return units.map((unit) => ({
    audience: { unit },
    message: board(told, whistle, calls.find((call) => call.unit === unit) ?? null),
    card,
    slot: 'board',
  }));
}

/** Who was called by a whistle gets the ticket; once it is over, no more than that. */
export function callTellings(told: Told, whistle: string, card: 'new' | 'ifThere'): Telling[] {
  const { over } = textsFor(told).board;
  const blown = whistleCalled(told, whistle);
  const title = textsFor(told).whistled(
    stepOf(told, { unit: blown?.unit ?? told.ticket.leadUnit, words: blown?.data.words ?? null }),
  );
  const message = blown?.endedAt ? shortCard(told, over, title) : unitCard(told, title, []);
  return callsOf(told, whistle).map(({ unit }) => ({ audience: { unit }, message, card, slot: 'call' }));
}

/** The cards of the last whistle, changed where they are. */
export function whistleFollows(told: Told): Telling[] {
  const last = told.overlays.filter(isOf('whistle')).at(-1);
  return last && isFollowed(last, told)
    ? [...callTellings(told, last.id, 'ifThere'), ...boardTellings(told, last.id, 'ifThere')]
    : [];
}

/** Every unit that takes part in a whistle beside one. */
export function othersIn(told: Told, unit: string): string[] {
  return partiesOf(told).filter((one) => one !== unit);
}

function whistleCalled({ overlays }: Told, id: string): OverlayOf<'whistle'> | undefined {
  return overlays.filter(isOf('whistle')).find((one) => one.id === id);
}

function callsOf({ overlays }: Told, whistle: string): Call[] {
  return overlays.filter(isOf('checkIn')).filter(({ parent }) => parent === whistle);
}

function board(told: Told, id: string, own: Call | null): CardMessage {
  const { ticket } = told;
  const texts = textsFor(told);
  const whistle = whistleCalled(told, id);
  const lead = officeName(told, ticket.leadUnit);
  const over = whistle?.endedAt ? ` · ${texts.board.over}` : '';
  const waits = own !== null && own.endedAt === null && !whistle?.endedAt;
  return {
    type: 'card',
    title: texts.boardTitle(ticket.number, lead) + over,
    rows: [
      { label: texts.board.words, value: maskNumbersIn(whistle?.data.words ?? '') },
      ...meetingRows(whistle, told),
      ...stateRows(callsOf(told, id), told),
      ...dueRows(callsOf(told, id), told),
    ],
    choices: waits ? [{ token: ticketToken('checkIn', ticket.id), label: texts.buttons.checkIn }] : [],
  };
}

/** When to be there, as it was understood: who called sees whether it is what was meant. */
function meetingRows(whistle: OverlayOf<'whistle'> | undefined, told: Told): CardMessage['rows'] {
  const at = whistle?.data.at;
  const label = textsFor(told).board.at;
  return at ? [{ label, value: officeTime(told, at) }] : [];
}

/** They are called together, so it is one deadline; who has come has none any more. */
function dueRows(calls: readonly Call[], told: Told): CardMessage['rows'] {
  const [due] = calls.flatMap(({ dueAt, endedAt }) => (dueAt && endedAt === null ? [dueAt] : []));
  const label = textsFor(told).rows.checkInBy;
  return due ? [{ label, value: untilInWords(due, told) }] : [];
}

function stateRows(calls: readonly Call[], { city }: Told): CardMessage['rows'] {
  const texts = textsFor({ city });
  const named = (states: readonly string[]): string => {
    const units = calls.filter(({ state }) => states.includes(state));
    const names = units.map(({ unit, data }) => {
      const name = officeName({ city }, unit);
      return data.rating ? `${name} ${texts.rated(data.rating)}` : name;
    });
    return names.join('、') || texts.board.nobody;
  };
  return [
    { label: texts.board.arrived, value: named(['arrived']) },
    { label: texts.board.called, value: named(['called']) },
    { label: texts.board.missing, value: named(['missing', 'lapsed']) },
  ];
}
