import { becomesSupervised, byPriority, priorityOf } from './priority';

const policy = { radiusMeters: 200, days: 14, likeness: 50, listFirstAt: 5, superviseAt: 10 };
const due = (day: number): Date => new Date(Date.UTC(2026, 10, day));

describe('what many people are worth', () => {
  it.each([
    [1, 'usual'],
    [4, 'usual'],
    [5, 'first'],
    [9, 'first'],
    [10, 'supervised'],
    [12, 'supervised'],
  ])('%s people: %s', (people, priority) => {
    expect(priorityOf(people, policy)).toBe(priority);
  });

  it('puts what many reported first, then goes by the deadline', () => {
    const list = [
      { people: 1, resolveBy: due(1) },
      { people: 5, resolveBy: due(9) },
      { people: 30, resolveBy: due(8) },
      { people: 4, resolveBy: due(2) },
    ];
    expect(list.toSorted(byPriority(policy)).map(({ people }) => people)).toEqual([30, 5, 1, 4]);
  });

  it('supervises once, when the number is reached', () => {
    expect(becomesSupervised(9, 10, policy)).toBe(true);
    expect(becomesSupervised(8, 12, policy)).toBe(true);
    expect(becomesSupervised(10, 11, policy)).toBe(false);
    expect(becomesSupervised(10, 9, policy)).toBe(false);
  });
});
