import { aCity } from '../../../test/builders/city.builder';
import { ranked } from './ranking';
import { serviceRates } from './service-rates';

const { rates: policy } = aCity().policy;
const GOLDEN = { effective: 10, contacted: 10, solved: 8, satisfied: 7, basicallySatisfied: 2 };
const NOBODY = { effective: 0, contacted: 0, solved: 0, satisfied: 0, basicallySatisfied: 0 };

describe('the three rates', () => {
  it('are 100 %, 80 % and 88 % of the golden example, and score 85.2', () => {
    expect(serviceRates(GOLDEN, policy)).toEqual({
      ...GOLDEN,
      response: 1,
      resolution: 0.8,
      satisfaction: 0.88,
      score: 85.2,
    });
  });

  it('follow the weights of the city', () => {
    const others = { ...policy, weights: { response: 0.3, resolution: 0.35, satisfaction: 0.35 } };
    expect(serviceRates(GOLDEN, others).score).toBe(88.8);
  });

  it('are none where nobody was heard', () => {
    expect(serviceRates(NOBODY, policy)).toMatchObject({
      response: null,
      resolution: null,
      satisfaction: null,
      score: null,
    });
  });

  it('rank by score, then by volume, then by code; nobody heard stands last', () => {
    const row = (code: string, counts: typeof GOLDEN) => ({
      code,
      rates: serviceRates(counts, policy),
      commendations: 0,
    });
    const twice = { effective: 20, contacted: 20, solved: 16, satisfied: 14, basicallySatisfied: 4 };
    const worse = { ...GOLDEN, solved: 5 };
    const rows = [row('none', NOBODY), row('b', GOLDEN), row('worse', worse), row('large', twice), row('a', GOLDEN)];
    expect(ranked(rows).map(({ code }) => code)).toEqual(['large', 'a', 'b', 'worse', 'none']);
  });
});
