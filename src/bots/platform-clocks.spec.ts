import { inbound } from '../../test/builders/inbound-message';
import { PlatformClocks } from './platform-clocks';

const NOW = Date.UTC(2026, 10, 23, 2, 0, 0, 400);

function sent(msAgo: number, given: Parameters<typeof inbound>[0] = {}) {
  return inbound({ sentAt: new Date(NOW - msAgo), ...given });
}

/** Clocks that have met `lags` on the fake channel, ms each. */
function having(...lags: number[]): PlatformClocks {
  const clocks = new PlatformClocks();
  lags.forEach((lag) => clocks.saidBy(sent(lag), NOW));
  return clocks;
}

describe("a platform's clock", () => {
  it('is taken to agree with ours until enough was heard', () => {
    expect(having().saidBy(sent(7_001), NOW)).toBe(NOW - 7_001);
  });

  it('that tells whole seconds may mean the end of one', () => {
    expect(having().saidBy(sent(7_400), NOW)).toBe(NOW - 7_400 + 999);
    expect(having().saidBy(sent(400), NOW)).toBe(NOW);
  });

  it('that is behind ours is known by the messages that come soonest', () => {
    const lags = Array.from({ length: 50 }, (_, i) => 30_001 + 100 * ((i * 7) % 50));
    expect(having(...lags).saidBy(sent(37_001), NOW)).toBe(NOW - 7_000);
    expect(having(...lags.slice(1)).saidBy(sent(37_001), NOW)).toBe(NOW - 37_001);
  });

  it('that is ahead of ours is known by one message', () => {
    expect(having(-5_001).saidBy(sent(2_001), NOW)).toBe(NOW - 7_002);
    expect(having().saidBy(sent(-5_001), NOW)).toBe(NOW);
  });

  it('that was set right is known again', () => {
    const off = Array.from({ length: 50 }, () => 30_001);
    expect(having(...off).saidBy(sent(3_001), NOW)).toBe(NOW);
    expect(having(...off, 1).saidBy(sent(3_001), NOW)).toBe(NOW - 3_000);
  });

  it('is of its channel alone', () => {
    expect(having(-5_001).saidBy(sent(2_001, { channel: 'other' }), NOW)).toBe(NOW - 2_001);
  });

  it('that tells no time, or the time of another year, says nothing', () => {
    expect(having().saidBy(inbound({ sentAt: new Date(Number.NaN) }), NOW)).toBe(NOW);
    expect(having().saidBy(inbound({ sentAt: new Date(1_000) }), NOW)).toBe(NOW);
  });

  it('says nothing of a press, which tells when it came', () => {
    const press = sent(9_001, { parts: [{ t: 'press', token: 'm1.0' }] });
    expect(having().saidBy(press, NOW)).toBe(NOW);
  });
});
