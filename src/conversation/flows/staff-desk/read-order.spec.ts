import { readNumbers, readShorter } from './read-order';

describe('numbers behind a verb', () => {
  it.each([
    ['0031', ['0031']],
    ['0031 0032', ['0031', '0032']],
    ['2、3，14', ['2', '3', '14']],
    ['００３１ BJ-261122-0042-7', ['0031', 'BJ-261122-0042-7']],
    ['3号楼', []],
    ['马上去 0031', []],
    ['', []],
  ])('of “%s” are %j', (text, numbers) => {
    expect(readNumbers(text)).toEqual(numbers);
  });

  it.each([
    ['2 灯已换好', { number: '0002', words: '灯已换好' }],
    ['14：已劝散', { number: '0014', words: '已劝散' }],
    ['3天 等配件', null],
    ['2', null],
    ['灯已换好', null],
  ])('may be short: “%s”', (text, read) => {
    expect(readShorter(text)).toEqual(read);
  });
});
