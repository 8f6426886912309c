import type { TicketView } from '../../../tickets';
import type { Language } from '../../engine/language';
import type { OfferedChoice } from '../../engine/session';
import type { Turn } from '../../engine/turn';
import type { FollowUp, FollowUpSaid } from '../../understanding';
import { followUpTexts as texts } from './follow-up.texts';
import { isOpen } from './show';

const DAY = 86_400_000;
/** What a unit asked for is answered to the unit. */
const ANSWERS: readonly FollowUp[] = ['add', 'solved', 'unsolved'];

/**
 * The own tickets that a follow-up can be about, newest first. Words that name another matter than any of them are about
 * none, unless they can hardly tell something new.
 */
export function fits(turn: Turn, { about, sure }: FollowUpSaid, tickets: readonly TicketView[]): TicketView[] {
  if (ANSWERS.includes(about) && tickets.some(({ state }) => state === 'needsInfo')) return [];
  const { text } = turn.input;
  const possible = candidates(turn, about, tickets);
  const named = turn.world.categories.suggest(text, turn.language).map(({ code }) => code);
  const related = possible.filter(({ category }) => named.includes(category.code));
  if (related.length) return related;
  const isOther = named.length > 0 || turn.world.places.read(text).found;
  return isOther && !sure ? [] : possible;
}

function candidates(turn: Turn, about: FollowUp, tickets: readonly TicketView[]): TicketView[] {
  const can = (move: string) => tickets.filter(({ moves }) => moves.some((one) => one === move));
  const ended = can('reopen').filter((one) => isLate(turn, one));
  const firstOf = (...lists: TicketView[][]): TicketView[] => lists.find((list) => list.length > 0) ?? [];
  switch (about) {
    case 'urge':
      return can('urge');
    case 'news':
      return firstOf(tickets.filter(isOpen), ended);
    case 'withdraw':
      return firstOf(can('withdraw'), spokenOf(turn, tickets));
    case 'keep':
      return spokenOf(turn, tickets).filter((one) => isOpen(one) || one.state === 'withdrawn');
    case 'add':
      return can('addWords');
    case 'unsolved':
      return firstOf(ended, can('urge'));
    case 'solved':
      return firstOf(can('withdraw'), ended);
  }
}

/** The ticket last spoken of, or the newest. */
function spokenOf({ session }: Turn, tickets: readonly TicketView[]): TicketView[] {
  const spoken = tickets.filter(({ number }) => number === session.ticket);
  return spoken.length ? spoken : tickets.slice(0, 1);
}

/** It ended so lately that it can be taken up again. */
function isLate({ world }: Turn, { resolvedAt, updatedAt }: TicketView): boolean {
  const { reopenDays } = world.city.policy;
  return world.now.getTime() - (resolvedAt ?? updatedAt).getTime() <= reopenDays * DAY;
}

/** What can be offered for a ticket. */
export type Offer = 'urge' | 'look' | 'add' | 'reopen' | 'withdraw' | 'tellUnit';

/** The choices for a ticket, in the order given. */
export function offers(language: Language, number: string, what: readonly Offer[]): OfferedChoice[] {
  const said = texts[language];
  const all: Record<Offer, OfferedChoice> = {
    urge: { label: said.urge(number), value: `urge:${number}` },
    look: { label: said.look, value: `show:${number}` },
    add: { label: said.add(number), value: `follow:add:${number}` },
    reopen: { label: said.reopen(number), value: `follow:reopen:${number}` },
    withdraw: { label: said.solved, value: `withdraw:${number}` },
    tellUnit: { label: said.tellUnit, value: `follow:add:${number}` },
  };
  return what.map((one) => all[one]);
}
