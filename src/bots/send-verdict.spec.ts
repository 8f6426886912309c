import type { SendResult } from '../shared/chat';
import { queue, type QueuedMessage } from './queued-message';
import { backOffMs, verdictOf } from './send-verdict';

const HOUR = 3_600_000;

function item(given: Partial<QueuedMessage> = {}): QueuedMessage {
  const outgoing = {
    to: { channel: 'fake', account: 'bot', chatId: 'c1' },
    message: { type: 'text', text: 'hello' },
    class: 'receipt',
    onceKey: null,
    slot: null,
    subject: null,
    replyTo: null,
  } as const;
  return { ...queue('1', outgoing, 0), attempts: 1, ...given };
}

const retry: SendResult = { result: 'retry', afterMs: 0, why: 'away' };
const mediaAway: SendResult = { result: 'retry', afterMs: 2_000, why: 'media.unavailable' };
const unknown: SendResult = { result: 'unknown', why: 'timeout' };

describe('the verdict on a send', () => {
  it.each<[string, Partial<QueuedMessage>, SendResult, { now?: number; newest?: boolean }, object]>([
    ['accepted', {}, { result: 'accepted', ids: ['9'] }, {}, { do: 'delivered', ids: ['9'] }],
    ['retry, as the platform asks', {}, { ...retry, afterMs: 7_000 }, {}, { do: 'again', afterMs: 7_000 }],
    ['retry, by its own pause', { attempts: 3 }, retry, {}, { do: 'again', afterMs: 4_000 }],
    ['retry on the first day', { attempts: 99 }, retry, { now: 24 * HOUR - 1 }, { do: 'again' }],
    ['retry after a day', { attempts: 99 }, retry, { now: 24 * HOUR }, { do: 'dead' }],
    ['retry after a day in which it was hardly tried', { attempts: 2 }, retry, { now: 24 * HOUR }, { do: 'again' }],
    ['media away, the second time', { mediaAway: 1 }, mediaAway, {}, { aside: false, mediaAway: 2, afterMs: 2_000 }],
    ['media away, the third time', { mediaAway: 2 }, mediaAway, {}, { aside: true, mediaAway: 3, afterMs: 4_000 }],
    ['retry after media were away', { mediaAway: 5 }, retry, {}, { aside: false, mediaAway: 5 }],
    ['unknown, a receipt', { uncertain: 8 }, unknown, {}, { do: 'again', uncertain: 9 }],
    ['unknown, a ping that others follow', { class: 'ping' }, unknown, { newest: false }, { do: 'again' }],
    ['unknown, the newest prompt', { class: 'prompt' }, unknown, {}, { do: 'again', uncertain: 1 }],
    ['unknown, an older prompt', { class: 'prompt' }, unknown, { newest: false }, { do: 'drop' }],
    ['unknown twice, a prompt', { class: 'prompt', uncertain: 1 }, unknown, {}, { do: 'drop' }],
    ['window closed', {}, { result: 'windowClosed' }, {}, { do: 'park' }],
    ['blocked', {}, { result: 'rejected', why: 'blocked' }, {}, { do: 'dead', why: 'blocked' }],
    ['moved', {}, { result: 'rejected', why: 'moved', movedTo: 'c2' }, {}, { do: 'move', toChatId: 'c2' }],
    ['moved nowhere', {}, { result: 'rejected', why: 'moved' }, {}, { do: 'dead', why: 'moved' }],
  ])('%s', (_name, given, result, { now = 0, newest = true }, expected) => {
    expect(verdictOf(item(given), result, now, newest)).toMatchObject(expected);
  });

  it('pauses 1 s, 2 s, 4 s and so on, five minutes at the most', () => {
    expect([1, 2, 3, 9, 10, 500].map(backOffMs)).toEqual([1_000, 2_000, 4_000, 256_000, 300_000, 300_000]);
  });
});
