import type { Ranked } from '../../../insights';
import type { Turn } from '../../engine/turn';
import type { Outcome, RankingOfPeriod } from '../calls';
import { ratesTexts } from './rates.texts';
import { STAFF_DESK } from './actor';
import { unitName } from './unit-name';

const RATES = /^(?:三率|本期三率|three rates|rates)$/i;
const RANKING = /^(?:排名|本期排名|ranking)$/i;
const MOST = 10;

/** `三率` and `排名` in a group of staff; false for anything else. */
export function askRates(turn: Turn): boolean {
  const text = turn.input.text.trim();
  const what = RATES.test(text) ? 'rates' : RANKING.test(text) ? 'ranking' : null;
  if (!what || !turn.world.unit) return false;
  turn.session.awaiting = { flow: STAFF_DESK, what, data: {} };
  turn.call(STAFF_DESK, { do: 'rates', district: what === 'ranking' ? (turn.world.unit.district ?? null) : null });
  return true;
}

/** Says what was asked for. */
export function tellRates(turn: Turn, { now, before }: Extract<Outcome, { did: 'rates' }>): void {
  const what = turn.session.awaiting?.what;
  turn.session.awaiting = null;
  if (what === 'ranking') return turn.say(rankingIn(turn, now));
  const said = ratesTexts[turn.language];
  const { unit } = turn.world;
  if (unit) turn.say([said.title(unit.name[turn.language]), ratesIn(turn, now), ratesIn(turn, before)].join('\n'));
}

function ratesIn(turn: Turn, { name, ranking }: RankingOfPeriod): string {
  const said = ratesTexts[turn.language];
  const own = ownRow(turn, ranking);
  return own ? said.rates(name, own.rates, own.commendations) : said.nobody(name);
}

function rankingIn(turn: Turn, { name, ranking }: RankingOfPeriod): string {
  const said = ratesTexts[turn.language];
  if (!ranking.length) return said.empty;
  const lines = ranking.slice(0, MOST).map(({ code, rates }, index) => {
    return said.place(index + 1, unitName(turn, code), rates.score ?? 0, rates.effective);
  });
  const own = ownRow(turn, ranking);
  const place = own ? [said.own(ranking.indexOf(own) + 1, ranking.length)] : [];
  return [said.ranking(name), ...lines, ...place].join('\n');
}

function ownRow({ world }: Turn, ranking: readonly Ranked[]): Ranked | undefined {
  return ranking.find(({ code }) => code === world.unit?.code);
}
