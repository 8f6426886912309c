import { Arrivals } from './arrivals';
import { chatIdentity } from './queued-message';

const HERE = chatIdentity({ channel: 'fake', account: 'bot', chatId: 'c1' });
const THERE = chatIdentity({ channel: 'fake', account: 'bot', chatId: 'c2' });
const ELSEWHERE = chatIdentity({ channel: 'fake', account: 'other', chatId: 'c1' });
const MINUTE = 60_000;

function having(...arrived: [to: string, createdAt: number, arrivedAt: number][]): Arrivals {
  const arrivals = new Arrivals();
  for (const [to, createdAt, arrivedAt] of arrived) arrivals.note(to, createdAt, arrivedAt);
  return arrivals;
}

describe('arrivals', () => {
  it('tell since when something was said that was not there yet', () => {
    const arrivals = having([HERE, 10, 15], [HERE, 20, 40], [HERE, 30, 45], [THERE, 5, 50]);
    expect([14, 15, 39, 40, 45].map((at) => arrivals.firstAfter(HERE, at))).toEqual([10, 20, 20, 30, Infinity]);
    expect(arrivals.firstAfter(THERE, 30)).toBe(5);
    expect(arrivals.firstAfter(ELSEWHERE, 0)).toBe(Infinity);
  });

  it('of a chat are a few', () => {
    const many = Array.from({ length: 50 }, (_, i): [string, number, number] => [HERE, i, 100 + i]);
    expect(having(...many).firstAfter(HERE, 0)).toBe(42);
  });

  it('are forgotten after minutes in which nothing comes', () => {
    const before = having([HERE, 10, 15], [THERE, 20, 30 + 4 * MINUTE]);
    expect(before.firstAfter(HERE, 0)).toBe(10);
    const after = having([HERE, 10, 15], [THERE, 20, 30 + 6 * MINUTE]);
    expect(after.firstAfter(HERE, 0)).toBe(Infinity);
    expect(after.firstAfter(THERE, 0)).toBe(20);
  });
});
