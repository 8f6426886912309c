import { readReasonNumber } from './reason-number.reader';

describe('a number of a list with words behind it', () => {
  it.each([
    ['2', 2, null],
    ['２ 那是河道', 2, '那是河道'],
    ['6、已经拆了', 6, '已经拆了'],
    ['1: not ours', 1, 'not ours'],
  ])('is read in “%s”', (text, number, words) => {
    expect(readReasonNumber(text, 6)).toEqual({ number, words });
  });

  it.each([['7'], ['0'], ['3 号楼归物业'], ['3号楼归物业'], ['12'], ['不归我们'], ['2次上门没有人']])(
    'is not read in “%s”',
    (text) => {
      expect(readReasonNumber(text, 6)).toBeNull();
    },
  );
});
