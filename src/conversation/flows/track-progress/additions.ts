import type { GivenMedia } from '../../engine/input';
import type { Awaiting } from '../../engine/session';
import type { Turn } from '../../engine/turn';
import { ANSWER_UNIT } from '../answer-unit/answer-unit.flow';
import { act, TRACK_PROGRESS } from './own-ticket';
import { trackProgressTexts as texts } from './track-progress.texts';

/** Asks what is to be added to a ticket. */
export function askAddition(turn: Turn, number: string): void {
  turn.session.awaiting = { flow: TRACK_PROGRESS, what: 'addition', data: { number } };
  turn.ask(TRACK_PROGRESS, { prompt: texts[turn.language].askAddition });
}

/** Takes words, photos or a place for the ticket. */
export function takeAddition(turn: Turn, awaiting: Awaiting): boolean {
  const { input, session } = turn;
  const number = awaiting.data.number ?? '';
  const words = [input.text, input.place ? placeWords(input.place) : ''].filter(Boolean).join('\n');
  if (!words && !input.media.length) {
    turn.say(texts[turn.language].additionWanted);
    return true;
  }
  session.awaiting = null;
  addSaid(turn, number, words || null, input.media);
  return true;
}

function placeWords(place: { lat: number; lon: number; label?: string }): string {
  return `${place.label ?? ''} (${place.lat.toFixed(6)}, ${place.lon.toFixed(6)})`.trim();
}

/** Adds words, photos or files to a ticket. */
export function addSaid(turn: Turn, number: string, words: string | null, evidence: readonly GivenMedia[]): void {
  act(turn, evidence.length ? 'addEvidence' : 'addWords', number, { words, evidence: [...evidence] });
}

/** A photo without a word while a ticket was just spoken of: it may belong there. */
export function asksWhere(turn: Turn): boolean {
  const { input, session } = turn;
  return session.form === null && session.ticket !== null && input.media.length > 0 && !input.text;
}

/** Keeps the photo and asks once; further ones are taken silently. */
export function takeOrphan(turn: Turn): boolean {
  const { session, input } = turn;
  const { awaiting, ticket } = session;
  const waiting = awaiting?.what === 'orphan';
  const before = waiting ? (JSON.parse(awaiting.data.media ?? '[]') as GivenMedia[]) : [];
  const most = turn.world.city.policy.maxEvidence;
  const media = JSON.stringify([...before, ...input.media].slice(0, most));
  session.awaiting = { flow: TRACK_PROGRESS, what: 'orphan', data: { number: ticket ?? '', media } };
  if (waiting) return true;
  const said = texts[turn.language];
  turn.ask(TRACK_PROGRESS, {
    prompt: said.mediaForWhich,
    choices: [
      { label: said.mediaForTicket(ticket ?? ''), value: 'orphan:ticket' },
      { label: said.mediaForNew, value: 'orphan:new' },
    ],
  });
  return true;
}

/** Puts the kept photos where the person said. */
export function orphanChosen(turn: Turn, where: string): void {
  const { session } = turn;
  const { awaiting } = session;
  session.awaiting = null;
  turn.closeMenu();
  const media = JSON.parse(awaiting?.data.media ?? '[]') as GivenMedia[];
  if (where === 'ticket') return addSaid(turn, awaiting?.data.number ?? '', null, media);
  session.ticket = null;
  turn.declined.add(ANSWER_UNIT);
  turn.reread = { ...turn.input, token: null, text: '', media };
}
