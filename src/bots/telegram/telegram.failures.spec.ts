import { readAnswer, resultOf } from './telegram.failures';

const PAUSE = 2000;

describe('the answer to a call', () => {
  const read = (status: number, body: string) => readAnswer({ status, statusText: 'words', body }, (text) => text);
  const resultOfRead = (status: number, body: string): unknown => {
    const answer = read(status, body);
    return answer.ok ? answer.value : resultOf(answer.failure, PAUSE);
  };

  it('is a result or the platform’s own refusal', () => {
    expect(read(200, '{"ok":true,"result":false}')).toEqual({ ok: true, value: false });
    const refusal = '{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}';
    expect(resultOfRead(403, refusal)).toMatchObject({ result: 'rejected', why: 'blocked' });
  });

  it.each([
    [403, '{"message":"blocked by policy"}'],
    [407, '{"status":407}'],
    [200, '{"ok":true}'],
    [200, '[]'],
    [200, 'null'],
    [200, '<html>'],
  ])('says nothing about the message when it is another’s: %s %s', (status, body) => {
    expect(resultOfRead(status, body)).toMatchObject({ result: 'unknown' });
  });

  it('is waited for when a proxy asks to wait', () => {
    expect(resultOfRead(429, '{"error":"too many requests"}')).toMatchObject({ result: 'retry', afterMs: PAUSE });
  });
});
