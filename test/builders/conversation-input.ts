import type { Input } from '../../src/conversation/engine/input';

let count = 0;

/** What somebody said in a private chat: words, unless something else is given. */
export function input(given: Partial<Input> | string = {}): Input {
  count += 1;
  const said = typeof given === 'string' ? { text: given } : given;
  return {
    text: '',
    place: null,
    media: [],
    token: null,
    phone: null,
    unsupported: [],
    receivedAt: Infinity,
    knowsUntil: Infinity,
    messageId: `m${count}`,
    edited: false,
    addressed: true,
    startPayload: null,
    replySubject: null,
    ...said,
  };
}

/** A photo, as a channel hands it over. */
export function photo(ref = 'photo'): Input['media'][number] {
  return { kind: 'photo', ref, channel: 'fake', account: 'bot' };
}
