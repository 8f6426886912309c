import type { TicketView } from '../../../tickets';
import type { Turn } from '../../engine/turn';
import type { Outcome } from '../calls';
import { when } from '../when';
import { actorOf, STAFF_DESK } from './actor';
import { categoryOrderTexts as texts } from './category-order.texts';
import { staffDeskTexts } from './staff-desk.texts';

const TOP = 3;
/** A few words that name a matter are an answer; a longer text is only a hint. */
const SHORT_ANSWER = 12;

/** Sets the category that the words mean; where they may mean several these are offered, where none it is asked again. */
export function meanCategory(turn: Turn, ticketId: string, words: string): void {
  const said = texts[turn.language];
  const { codes, sure } = categoriesIn(words, turn);
  const [first] = codes;
  if (first && sure) return correctCategory(turn, ticketId, first);
  turn.session.awaiting = { flow: STAFF_DESK, what: 'words', data: { move: 'recategorise', ticketId } };
  if (!first) return turn.ask(STAFF_DESK, { prompt: said.notFound, asks: 'words' });
  const choices = codes.map((code) => ({
    label: turn.world.categories.find(code)?.name[turn.language] ?? code,
    value: `category|${ticketId}|${code}`,
  }));
  turn.ask(STAFF_DESK, { prompt: said.which, choices });
}

/** Asks the city to set it. */
export function correctCategory(turn: Turn, ticketId: string, category: string): void {
  turn.session.awaiting = null;
  turn.call(STAFF_DESK, { do: 'recategorise', ticketId, category, by: actorOf(turn) });
}

/** Says what came of it, and offers the unit whose matter it is now; it does not go there by itself. */
export function corrected(turn: Turn, outcome: Extract<Outcome, { did: 'recategorise' }>['corrected']): void {
  if (!outcome.ok) return turn.say(staffDeskTexts[turn.language].refused(outcome.refusal.code, outcome.refusal.params));
  const said = texts[turn.language];
  const { ticket, routesTo } = outcome;
  const { language } = turn;
  const done = said.done(ticket.number, ticket.category.name[language], when(turn, ticket.resolveBy));
  if (!routesTo) return turn.say(done, { subject: ticket.id });
  const routes = said.routes(routesTo.name[language], ticket.unit.name[language]);
  const order = redispatchOf(turn, ticket);
  if (!order) {
    const later = ticket.state === 'needsInfo' ? said.afterAnswer : said.byDispatchers;
    return turn.say([done, routes + later].join('\n'), { subject: ticket.id });
  }
  turn.ask(STAFF_DESK, {
    prompt: [done, routes].join('\n'),
    choices: [{ label: said.dispatchTo(routesTo.name[language]), value: `${order}|${ticket.id}|${routesTo.code}` }],
  });
}

/** By which order it can go elsewhere now: one that waits for a ruling is ruled on. */
function redispatchOf({ world }: Turn, { state }: TicketView): 'dispatch' | 'upholdReturn' | null {
  if (state === 'returnRequested') return 'upholdReturn';
  return state === 'needsInfo' || world.role !== 'dispatchers' ? null : 'dispatch';
}

/** A code, a name, or the best matches of the catalogue; `sure` when the first needs no asking. */
function categoriesIn(words: string, { world, language }: Turn): { codes: string[]; sure: boolean } {
  const wanted = words.trim().toLowerCase();
  const named = world.city.categories.filter(({ code, name }) =>
    [code, name['zh-CN'], name.en].some((one) => one.toLowerCase() === wanted),
  );
  if (named.length) return { codes: named.map(({ code }) => code), sure: named.length === 1 };
  const found = world.categories.suggest(words, language, TOP);
  const sure = found[0]?.sure === true && wanted.length <= SHORT_ANSWER;
  return { codes: found.map(({ code }) => code), sure };
}
