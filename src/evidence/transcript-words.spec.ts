import { wordsOfAnswer } from './transcript-words';

describe('the words in an answer', () => {
  it.each([
    ['{"text":"望京西园四区的路灯不亮"}', '望京西园四区的路灯不亮'],
    ['{"text":"  the lamp\\n is out ","usage":{}}', 'the lamp is out'],
    ['{"text":""}', null],
    ['{"text":" … 。"}', null],
    ['{"text":"嗯"}', null],
  ])('%s', (body, words) => expect(wordsOfAnswer(body)).toBe(words));

  it.each([
    ['nothing', ''],
    ['a page', '<!doctype html><html><body>502 Bad Gateway</body></html>'],
    ['a page inside', '{"text":"<html><body>login</body></html>"}'],
    ['no words', '{"error":{"message":"quota"}}'],
    ['another shape', '{"text":{"zh":"路灯"}}'],
    ['a list', '["路灯"]'],
    ['null', 'null'],
    ['bytes', Buffer.from([0xff, 0xfe, 0, 1]).toString('utf8')],
    ['bytes inside', '{"text":"\uFFFD\uFFFD路灯"}'],
    ['a novel', JSON.stringify({ text: '灯'.repeat(2_001) })],
  ])('%s is nonsense', (_, body) => {
    expect(() => wordsOfAnswer(body)).toThrow(expect.objectContaining({ code: 'stt.nonsense' }));
  });
});
