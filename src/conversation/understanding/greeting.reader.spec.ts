import { readGreeting } from './greeting.reader';
import { GREETING_WORDS } from './greeting.words';

describe('readGreeting', () => {
  it.each([
    ['你好', 'hello'], ['您好！', 'hello'], ['在吗？', 'hello'], ['Hello', 'hello'], ['hi 👋', 'hello'], ['你好，在吗', 'hello'], ['谢谢', 'thanks'], ['好的，谢谢', 'thanks'], ['好的谢谢', null], ['辛苦了！', 'thanks'], ['Thank you!', 'thanks'], ['再见', 'bye'], ['好的', 'ok'], ['OK', 'ok'], ['知道了', 'ok'], ['你好，路灯坏了', null],
    ['谢谢，已经修好了', null], ['你好吗的路灯', null], ['', null], ['。', null], ['早上', null], ['喂狗', null], ['hi street', null], ['谢谢，再见', 'bye'], ['早高峰', null],
  ])('%s', (text, kind) => expect(readGreeting(text)).toBe(kind));
  it('has every word once', () => {
    const words = Object.values(GREETING_WORDS).flat();
    expect(new Set(words).size).toBe(words.length);
  });
}); // prettier-ignore
