import { hasRaised, ruleOfReturned } from './supervision-by-rule';

describe('supervision by rule', () => {
  const policy = { reopened: 3, breached: 'notice', unsolvedCallbacks: 2 } as const;

  it.each([
    [{ reopened: 2, unsolved: 1 }, null],
    [{ reopened: 3, unsolved: 0 }, 'reopened'],
    [{ reopened: 2, unsolved: 2 }, 'unsolved'],
    [{ reopened: 3, unsolved: 2 }, 'unsolved'],
  ])('of %j is %s', (returned, rule) => expect(ruleOfReturned(returned, policy)).toBe(rule));

  const said = { words: '请办好', evidence: [], unit: 'street', overlay: 'o', level: 'notice' } as const;
  const by = (cause: 'breach' | 'reopened' | 'unsolved' | 'supervisor') => [
    { type: 'supervised' as const, data: { ...said, cause } },
  ];

  it('raises once, whatever a supervisor did, and once for coming back', () => {
    expect(hasRaised([], 'reopened')).toBe(false);
    expect(hasRaised(by('supervisor'), 'reopened')).toBe(false);
    expect(hasRaised(by('breach'), 'reopened')).toBe(false);
    expect(hasRaised(by('unsolved'), 'reopened')).toBe(true);
    expect(hasRaised(by('breach'), 'breach')).toBe(true);
  });
});
