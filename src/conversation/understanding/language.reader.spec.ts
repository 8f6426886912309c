import { guessLanguage, readLanguageName } from './language.reader';

describe('guessLanguage', () => {
  it.each([
    ['路灯坏了', 'zh-CN'],
    ['The lamp is out', 'en'],
    ['望京SOHO停电', 'zh-CN'],
    ['the lamp at 望京 is out again today', 'en'],
    ['WiFi坏了', 'zh-CN'],
    ['13800138000', null],
    ['', null],
    ['👍', null],
    ['ok', 'en'],
    ['A', null],
    ['BJ-261122-0042-7', null],
    ['hmm', null],
    ['2', null],
    ['噪音 noise', 'zh-CN'],
  ])('%s', (text, language) => expect(guessLanguage(text)).toBe(language));
});

describe('readLanguageName', () => {
  it.each([
    ['中文', 'zh-CN'], ['English', 'en'], ['英文', 'en'], ['说英语', 'en'], ['请说中文', 'zh-CN'], ['switch to English', 'en'], ['speak Chinese please', 'zh-CN'], ['zh-CN', 'zh-CN'], ['EN', 'en'], ['切换成英文吧', 'en'], ['英国', null], ['中文路', null], ['', null], ['法语', null],
  ])('%s', (text, language) => expect(readLanguageName(text)).toBe(language));
}); // prettier-ignore
