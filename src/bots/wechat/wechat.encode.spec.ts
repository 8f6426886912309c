import { encode } from './wechat.encode';

const choices = ['提交', '修改内容', '修改地点'].map((label, at) => ({ label, token: `t${at}` }));
const LIST = '1. 提交\n2. 修改内容\n3. 修改地点';

function words(prompt: string): string[] {
  return encode({ type: 'menu', prompt, choices }).map((piece) => ('words' in piece ? piece.words : ''));
}

describe('a list on WeChat', () => {
  it('stands below short words, in the same message', () => {
    expect(words('请看一遍')).toEqual([`请看一遍\n${LIST}`]);
  });

  it.each([1_980, 1_990, 2_000, 2_010, 3_990])('is never cut, however %i characters stand above it', (length) => {
    const pieces = words('字'.repeat(length));
    expect(pieces.at(-1)?.endsWith(LIST)).toBe(true);
    expect(pieces.every((piece) => piece.length <= 2_000)).toBe(true);
    expect(pieces.join('').replaceAll('\n', '')).toBe('字'.repeat(length) + LIST.replaceAll('\n', ''));
  });

  it('can be answered from each of its messages', () => {
    const tokens = encode({ type: 'menu', prompt: '字'.repeat(3_000), choices }).map((piece) =>
      'tokens' in piece ? piece.tokens : null,
    );
    expect(tokens).toEqual([
      ['t0', 't1', 't2'],
      ['t0', 't1', 't2'],
    ]);
  });
});
