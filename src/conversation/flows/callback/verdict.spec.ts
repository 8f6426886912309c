import { readContacted, readVerdict } from './verdict';

describe('whether words say that it is solved', () => {
  it.each([
    '解决了',
    '已经解决了',
    '修好了，谢谢',
    '都修好了。',
    '1',
    '①',
    'Solved',
    "it's fixed, thanks",
    'yes, it is fixed',
    'fixed',
  ])('%s: it is', (text) => expect(readVerdict(text)).toBe(true));

  it.each([
    '没解决',
    '还没修好',
    '没修好',
    '又坏了',
    '2',
    'Not solved',
    'still broken',
    'it is not fixed',
    '还是没解决，更吵了',
  ])('%s: it is not', (text) => expect(readVerdict(text)).toBe(false));

  it.each(['', '楼门口的路灯不亮了', '路修好了又挖开', '什么时候修好', '12', 'fixed fee', '好', '你好'])(
    '“%s” says something else',
    (text) => expect(readVerdict(text)).toBeNull(),
  );
});

describe('whether somebody was in touch', () => {
  it.each([
    '联系过',
    '1',
    '有',
    '有人',
    '有人联系过我',
    '打过电话',
    '来过',
    '是的',
    'Yes, they did',
    'yes',
    'they called',
  ])('%s: somebody was', (text) => expect(readContacted(text)).toBe(true));

  it.each([
    '没人联系',
    '2',
    '没有',
    '没有人',
    '没人联系过我',
    '从来没有',
    '没人来',
    'Nobody did',
    'no',
    'nobody called',
  ])('%s: nobody was', (text) => expect(readContacted(text)).toBe(false));

  it.each(['', '没解决', '没有路灯', '有人在楼道里烧纸', '是不是可以再来一次', '楼门口的路灯不亮了', 'noise at night'])(
    '“%s” says something else',
    (text) => expect(readContacted(text)).toBeNull(),
  );
});
