import { deadLetterId, deadLetterPlace, type DeadLetterPlace } from './dead-letter';

describe('the name of a dead letter', () => {
  it.each<DeadLetterPlace>([
    { box: 'outbox', outboxId: '01abc' },
    { box: 'inbox', channel: 'telegram', account: 'bot:1', eventId: '77' },
    { box: 'inbox', channel: 'wechat', account: 'a/b', eventId: '消息/1 %' },
  ])('leads back to it: %j', (place) => {
    expect(deadLetterPlace(deadLetterId(place))).toEqual(place);
  });

  it.each(['', 'in:a/b', 'in:a/b/c/d', 'nonsense'])('is refused when it is none: %j', (id) => {
    expect(() => deadLetterPlace(id)).toThrow('deadLetter.malformedId');
  });
});
