import { inbound } from '../../test/builders/inbound-message';
import { Stamp } from './stamp';

const NOW = new Date(Date.UTC(2026, 10, 23, 2, 0, 0, 400));

describe('the stamp on a message', () => {
  const asked: unknown[] = [];
  let unseenSince = Infinity;
  const sender = {
    unseenSince: (...about: unknown[]): number => {
      asked.push(about);
      return unseenSince;
    },
  };
  const stamp = new Stamp({ now: () => NOW }, sender);
  const said = (msAgo: number) => inbound({ sentAt: new Date(NOW.getTime() - msAgo) });

  it('says when it came, and when it was said at the latest', () => {
    expect(stamp.on(said(3_001))).toMatchObject({
      ...{ receivedAt: NOW.getTime(), knowsUntil: NOW.getTime() - 3_001 },
    });
    expect(asked).toEqual([[{ channel: 'fake', account: 'bot', chatId: 'c1' }, NOW.getTime() - 3_001]]);
  });

  it('takes into account what was on its way to the chat then', () => {
    unseenSince = NOW.getTime() - 9_000;
    expect(stamp.on(said(3_001))).toMatchObject({ knowsUntil: NOW.getTime() - 9_000 });
  });
});
