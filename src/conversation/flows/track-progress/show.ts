import { shortNumber, type TicketStory, type TicketView } from '../../../tickets';
import type { OfferedChoice } from '../../engine/session';
import type { Turn } from '../../engine/turn';
import { when } from '../when';
import { TRACK_PROGRESS } from './own-ticket';
import { trackProgressTexts as texts } from './track-progress.texts';

export const PAGE = 6;
const LINE_WORDS = 14;
const EVENTS_SHOWN = 12;

/** Own tickets, newest first, as a list to choose from. */
export function showList(turn: Turn, page: { tickets: readonly TicketView[]; more: boolean; offset: number }): void {
  const said = texts[turn.language];
  const { tickets, more, offset } = page;
  const [only] = tickets;
  if (!only) {
    turn.say(said.noTickets);
    return leadBack(turn);
  }
  const lines = tickets.map((ticket) => ({ number: ticket.number, label: lineOf(ticket, turn) }));
  if (turn.session.form) {
    // In the middle of a form the list is told, not offered: the open question keeps its menu.
    turn.say(lines.map(({ label }) => label).join('\n'));
    return leadBack(turn);
  }
  const choices = lines.map(({ number, label }) => ({ label, value: `show:${number}` }));
  if (more) choices.push({ label: said.more, value: `more:${offset + PAGE}` });
  turn.ask(TRACK_PROGRESS, { prompt: said.whichTicket, choices });
}

/** A ticket in one line: its number, the beginning of its story, how it stands. */
export function lineOf(ticket: TicketView, turn: Turn): string {
  const said = texts[turn.language];
  const what = ticket.story.replace(/\s+/g, ' ').slice(0, LINE_WORDS);
  return said.line({ number: ticket.number, what, state: said.states[ticket.state] });
}

/** One ticket's story in plain words, with times, and what the resident may do. */
export function showStory(turn: Turn, story: TicketStory, others: boolean): void {
  const said = texts[turn.language];
  const inForm = turn.session.form !== null;
  if (!inForm) turn.session.ticket = story.number;
  const rows = rowsOf(story, turn);
  const told = toldEvents(story, turn);
  if (inForm) {
    turn.say([story.number, ...rows.map(({ label, value }) => `${label}：${value}`), ...told].join('\n'));
    if (story.moves.includes('urge')) turn.say(said.howInForm(story.number));
    return leadBack(turn);
  }
  turn.ask(TRACK_PROGRESS, {
    prompt: story.number,
    rows: [...rows, ...told.map((line) => ({ label: '', value: line }))],
    choices: choicesFor(story, said, others),
  });
}

function rowsOf(story: TicketStory, turn: Turn): { label: string; value: string }[] {
  const said = texts[turn.language];
  const rows = [
    { label: said.card.state, value: stateOf(story, said) },
    { label: said.card.unit, value: story.unit.name[turn.language] },
    { label: said.card.what, value: story.story.slice(0, 80) },
  ];
  if (story.placeText) rows.push({ label: said.card.where, value: story.placeText });
  const { notYet, never } = story.missing;
  if (notYet || never) {
    rows.push({ label: said.card.evidence, value: said.evidence(story.evidenceCount, story.missing) });
  }
  if (story.people > 1) rows.push({ label: said.card.people, value: said.people(story.people) });
  if (story.resolveBy && isOpen(story)) {
    rows.push({ label: said.card.by, value: when(turn, story.resolveBy) });
  }
  return rows;
}

function stateOf({ state, handledWith }: TicketView, said: (typeof texts)['en']): string {
  return handledWith ? said.handledWith(said.states[state], shortNumber(handledWith)) : said.states[state];
}

function toldEvents(story: TicketStory, turn: Turn): string[] {
  const said = texts[turn.language];
  return story.events
    .map((event) =>
      said.told({
        type: event.type,
        unit: event.unit?.[turn.language] ?? '',
        words: event.words ?? event.about?.[turn.language] ?? null,
        when: when(turn, event.at),
      }),
    )
    .filter((line): line is string => line !== null)
    .slice(-EVENTS_SHOWN);
}

/** Whether a ticket is still being handled. */
export function isOpen(story: TicketView): boolean {
  return !['resolved', 'closed', 'withdrawn', 'declined', 'answered'].includes(story.state);
}

function choicesFor(story: TicketStory, said: (typeof texts)['en'], others: boolean): OfferedChoice[] {
  const can = (move: string): boolean => story.moves.some((one) => one === move);
  return [
    ...(can('urge') ? [{ label: said.urge, value: `urge:${story.number}` }] : []),
    ...(can('addWords') ? [{ label: said.add, value: `add:${story.number}` }] : []),
    ...(can('withdraw') ? [{ label: said.withdraw, value: `withdraw:${story.number}` }] : []),
    ...(can('reopen') ? [{ label: said.reopen, value: `reopen:${story.number}` }] : []),
    { label: said.refresh, value: `show:${story.number}` },
    ...(others ? [{ label: said.others, value: 'more:0' }] : []),
  ];
}

/** After a digression the open question comes again; the engine knows which it is. */
export function leadBack(turn: Turn): void {
  turn.wantsQuestion = true;
}
