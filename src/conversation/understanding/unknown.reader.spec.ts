import { readUnknown } from './unknown.reader';

describe('readUnknown', () => {
  it.each([
    ...['不知道', '我也不清楚。', '记不清了', '说不清', '忘了', '随便', '你们看着办', '都行'],
    ...["I don't know", 'not sure', 'No idea!', 'whatever'],
  ])('takes %s', (text) => {
    expect(readUnknown(text)).toBe(true);
  });

  it.each(['不知道谁把路灯砸了', '花家地南里', '物业说不清楚', '随便停车', '', 'I know the place'])(
    'leaves %s',
    (text) => {
      expect(readUnknown(text)).toBe(false);
    },
  );
});
