import * as fc from 'fast-check';
import { bare, cleanText, foldWidth, MAX_TEXT, normalise, without } from './normalise';

const anything = fc.string({ unit: 'binary', maxLength: 400 });

describe('normalise', () => {
  it.each([
    ['　ＡＢＣ　１２３　', 'abc 123'],
    ['取\u200b消', '取消'],
    ['\u202e地址\u202c', '地址'],
    ['a\r\nb\t c', 'a b c'],
    ['①', '1'],
    ['2️⃣', '2'],
    ['ﬁre', 'fire'],
    ['好\uFE0F', '好'],
    ['\uD800x', 'x'],
    ['e\u200b\u0301', 'é'],
    ['', ''],
    ['！', '!'],
  ])('%j', (text, folded) => expect(normalise(text)).toBe(folded));
  it('changes nothing the second time', () =>
    fc.assert(fc.property(anything, (text) => normalise(normalise(text)) === normalise(text))));
  it('keeps the beginning of 20 MB', () => {
    expect(normalise('ﷺ'.repeat(20_000_000)).length).toBeLessThanOrEqual(MAX_TEXT);
    expect(cleanText(' \n'.repeat(10_000_000))).toBe('');
  });
  it('keeps two blanks in a row, and one blank line', () =>
    expect(cleanText(`路灯${' '.repeat(7_000)}不亮 \u3000\t\n \n\n\n三天`)).toBe('路灯  不亮\n\n三天'));
});

describe('cleanText', () => {
  it.each([
    ['  一\r\n\r\n\r\n\r\n二  ', '一\n\n二'],
    ['A\u0000B', 'AB'],
    ['１２３', '１２３'],
    ['行一  \n行二', '行一\n行二'],
    ['\u2066x\u2069', 'x'],
    ['👨‍👩‍👧', '👨👩👧'],
  ])('%j', (text, clean) => expect(cleanText(text)).toBe(clean));
  it('changes nothing the second time', () =>
    fc.assert(fc.property(anything, (text) => cleanText(cleanText(text)) === cleanText(text))));
});

describe('foldWidth', () => {
  it('keeps every place', () => fc.assert(fc.property(anything, (text) => foldWidth(text).length === text.length)));
  it('folds', () => expect(foldWidth('Ｂ－１２　AB')).toBe('b-12 ab'));
});

describe('bare and without', () => {
  it.each([['好的！！👌', '好的'], ['“取消”。', '取消'], ['...', ''], ['(2)', '2']])('%s', (text, said) => expect(bare(text)).toBe(said));
  it('mends the seam', () => {
    expect(without('甲，乙，丙', 2, 3)).toBe('甲，丙');
    expect(without('one two three', 4, 7)).toBe('one three');
    expect(without('甲。乙', 2, 3)).toBe('甲。');
  });
}); // prettier-ignore
