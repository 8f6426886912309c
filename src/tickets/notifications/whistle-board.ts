import type { CardMessage } from '../../shared/chat';
import { maskNumbersIn } from '../domain/mask';
import { isOf, type OverlayOf } from '../domain/overlays/overlay';
import { partiesOf } from '../domain/overlays/meant-overlay';
import { catalogueOf } from '../domain/service-catalogue';
import { ticketToken } from '../domain/ticket-token';
import { staffLanguage } from './languages';
import type { Telling, Told } from './notification-rule';
import { overlayToldTexts } from './overlay-told.texts';

type Call = OverlayOf<'checkIn'>;

/** Who was called, who arrived, who is missing: the same board in the groups of all who take part, edited in place. */
export function boardTellings(told: Told, whistle: string, card: 'new' | 'inPlace'): Telling[] {
  const calls = callsOf(told, whistle);
  const units = [told.ticket.leadUnit, ...calls.map(({ unit }) => unit)];
  return units.map((unit) => ({
    audience: { unit },
    message: board(told, whistle, calls.find((call) => call.unit === unit) ?? null),
    card,
    slot: 'board',
  }));
}

/** Every unit that takes part in a whistle beside one. */
export function othersIn(told: Told, unit: string): string[] {
  return partiesOf(told).filter((one) => one !== unit);
}

function callsOf({ overlays }: Told, whistle: string): Call[] {
  return overlays.filter(isOf('checkIn')).filter(({ parent }) => parent === whistle);
}

function board(told: Told, id: string, own: Call | null): CardMessage {
  const { ticket, city, overlays } = told;
  const texts = overlayToldTexts[staffLanguage({ city })];
  const whistle = overlays.filter(isOf('whistle')).find((one) => one.id === id);
  const lead = catalogueOf(city).namedUnit(ticket.leadUnit).name[staffLanguage({ city })];
  const over = whistle?.endedAt ? ` · ${texts.board.over}` : '';
  const waits = own !== null && own.endedAt === null && !whistle?.endedAt;
  return {
    type: 'card',
    title: texts.boardTitle(ticket.number, lead) + over,
    rows: [
      { label: texts.board.words, value: maskNumbersIn(whistle?.data.words ?? '') },
      ...stateRows(callsOf(told, id), told),
    ],
    choices: waits ? [{ token: ticketToken('checkIn', ticket.id), label: texts.buttons.checkIn }] : [],
  };
}

function stateRows(calls: readonly Call[], { city }: Told): CardMessage['rows'] {
  const texts = overlayToldTexts[staffLanguage({ city })];
  const named = (states: readonly string[]): string => {
    const units = calls.filter(({ state }) => states.includes(state));
    const names = units.map(({ unit, data }) => {
      const name = catalogueOf(city).namedUnit(unit).name[staffLanguage({ city })];
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
