import type { PlaceCandidate, PlaceReading } from './place-reading';
import type { PlaceToken } from './token';

type Verdict = Pick<PlaceReading, 'district' | 'street' | 'candidates'>;
/** What one word may mean. */
type Mention = readonly PlaceCandidate[];

/** More than these nobody wants to choose from. */
const MAX_CANDIDATES = 8;

/**
 * Which street, or which district, the words of a message settle; and what to ask where they do not. A street's own
 * name beats what residents say, and a landmark beats an area's name, being smaller.
 */
export function resolve(tokens: readonly PlaceToken[]): Verdict {
  const districts = new Set(tokens.flatMap((token) => (token.kind === 'district' ? [token.district] : [])));
  const said = districts.size === 1 ? [...districts][0]! : null;
  const streets = settle(mentions(tokens, said));
  if (streets.length) return verdictOn(streets, said);
  const hints = unique(tokens.flatMap((token) => ('hint' in token ? token.hint : [])));
  const fitting = said ? hints.filter(({ district }) => district === said) : hints;
  return { district: said, street: null, candidates: fitting.slice(0, MAX_CANDIDATES) };
}

interface Mentions {
  official: Mention[];
  alias: Mention[];
  landmark: Mention[];
}

/** The words by how much they tell; a district that is said narrows a name that several streets share. */
function mentions(tokens: readonly PlaceToken[], said: string | null): Mentions {
  const found: Mentions = { official: [], alias: [], landmark: [] };
  for (const token of tokens) {
    if (token.kind !== 'street' && token.kind !== 'landmark') continue;
    const within = said ? token.streets.filter(({ district }) => district === said) : token.streets;
    if (token.kind === 'street')
      found[token.official ? 'official' : 'alias'].push(within.length ? within : token.streets);
    // Estates of one name stand in many districts: the district that is said is believed.
    else if (within.length) found.landmark.push(within);
  }
  return found;
}

function settle({ official, alias, landmark }: Mentions): Mention {
  if (official.length) return narrow(agree(official), [...alias, ...landmark]);
  const areas = agree(alias);
  const things = agree(landmark);
  if (!areas.length || !things.length) return areas.length ? areas : things;
  const both = common(areas, things);
  if (both.length) return both;
  const sameDistrict = things.filter((thing) => areas.some(({ district }) => district === thing.district));
  return sameDistrict.length ? sameDistrict : unique([...areas, ...things]);
}

/** What all mentions share; when they share nothing, all of them, to be asked about. */
function agree(list: readonly Mention[]): Mention {
  const [first, ...others] = list;
  if (!first) return [];
  const shared = others.reduce<Mention>(common, first);
  return shared.length ? shared : unique(list.flat());
}

/** A shared name (八里庄街道) is settled by a thing that lies in one of the streets. */
function narrow(streets: Mention, others: readonly Mention[]): Mention {
  return others.reduce<Mention>((left, other) => {
    const both = common(left, other);
    return both.length ? both : left;
  }, streets);
}

function verdictOn(streets: Mention, said: string | null): Verdict {
  const [first] = streets;
  const contradicted = said !== null && streets.every(({ district }) => district !== said);
  if (first && streets.length === 1 && !contradicted) {
    return { district: first.district, street: first.street, candidates: [] };
  }
  const oneDistrict = streets.every(({ district }) => district === first?.district);
  return {
    district: first && oneDistrict && !contradicted ? first.district : null,
    street: null,
    candidates: streets.slice(0, MAX_CANDIDATES).map(({ street, district }) => ({ street, district })),
  };
}

function common(a: Mention, b: Mention): Mention {
  return a.filter(({ street }) => b.some((other) => other.street === street));
}

function unique(list: Mention): Mention {
  return [...new Map(list.map((candidate) => [candidate.street, candidate])).values()];
}
