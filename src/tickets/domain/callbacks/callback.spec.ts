import { aCity } from '../../../../test/builders/city.builder';
import { callbackTimes, timesOfAsking } from './callback';
import { callbackToken, parseCallbackToken } from './callback-token';

const at = (day: number, hour: number, minute = 0): Date => new Date(Date.UTC(2026, 10, day, hour - 8, minute));

describe('when people are asked', () => {
  const city = aCity({}, { callback: { afterMinutes: 60, remindAfterHours: 24, expireDays: 3 } });

  it.each([
    ['in the day', at(23, 10), at(23, 11)],
    ['at the beginning of the quiet hours', at(23, 21), at(24, 7)],
    ['before dawn', at(23, 2), at(23, 7)],
  ])('%s', (_, resolved, askAt) => expect(callbackTimes(resolved, city).askAt).toEqual(askAt));

  it('has the same time to answer when it is asked late', () => {
    expect(timesOfAsking(at(25, 9), city)).toEqual({ remindAt: at(26, 9), expiresAt: at(28, 9) });
  });

  it('reminds nobody for whom it would be over', () => {
    const short = aCity({}, { callback: { afterMinutes: 0, remindAfterHours: 72, expireDays: 1 } });
    expect(timesOfAsking(at(25, 9), short).remindAt).toBeNull();
  });
});

describe('the buttons', () => {
  it.each(['yes', 'no'] as const)('say %s whenever they are read', (answer) => {
    expect(parseCallbackToken(callbackToken('0abc', answer))).toEqual({ id: '0abc', answer });
  });

  it.each(['cb:0abc:maybe', 'm1.0', 'cb::yes', 'xcb:0abc:yes'])('are not %s', (token) => {
    expect(parseCallbackToken(token)).toBeNull();
  });
});
