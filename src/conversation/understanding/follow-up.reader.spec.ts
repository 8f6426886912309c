import { readDropped, readFollowUp, readMeant } from './follow-up.reader';

describe('what is wanted of an earlier ticket', () => {
  it.each([
    ['加急', 'urge'],
    ['催一下电梯的事', 'urge'],
    ['怎么还没人来修', 'urge'],
    ['还没人来', 'urge'],
    ['快点处理吧', 'urge'],
    ['你们到底管不管', 'urge'],
    ['等了三天了', 'urge'],
    ['Why has nobody come?', 'urge'],
    ['我的电梯修了吗', 'news'],
    ['修好了没有', 'news'],
    ['is my lamp fixed yet?', 'news'],
    ['我想撤了', 'withdraw'],
    ['不用修了，已经好了', 'withdraw'],
    ['帮我把单子撤了吧', 'withdraw'],
    ['no need to come', 'withdraw'],
    ['我点错了，不想撤', 'keep'],
    ['不撤了', 'keep'],
    ['补充', 'add'],
    ['补充：电梯里闻到糊味', 'add'],
    ['我想补充一下', 'add'],
    ['不满意', 'unsolved'],
    ['灯没亮，不满意', 'unsolved'],
    ['灯还是不亮', 'unsolved'],
    ['垃圾还在', 'unsolved'],
    ['还是很吵', 'unsolved'],
    ['I am not satisfied', 'unsolved'],
    ['the lamp is still dark', 'unsolved'],
    ['路灯修好了，谢谢', 'solved'],
  ])('%s: %s', (text, about) => expect(readFollowUp(text)).toMatchObject({ about }));

  it.each([
    '',
    '楼门口的路灯不亮了',
    '撤销违规停车位的标线划错了',
    '不要再修路了，太吵',
    '催收公司每天打电话骚扰',
    '路修好了又挖开',
    '我还有一件事',
    '望京西园四区电梯坏了三天，怎么还没人来修，老人下不了楼，请尽快安排',
    '补充医疗保险怎么交',
    '快点餐饮店油烟扰民',
    '公园里有人乱撤横幅',
  ])('“%s” is none', (text) => expect(readFollowUp(text)).toBeNull());

  it('knows what can hardly be new, and what is nothing but the wish', () => {
    expect(readFollowUp('补充')).toEqual({ about: 'add', sure: true, bare: true });
    expect(readFollowUp('补充：三号楼也是')).toEqual({ about: 'add', sure: true, bare: false });
    expect(readFollowUp('垃圾还在')).toMatchObject({ sure: false });
  });
});

describe('which choice about a ticket is meant', () => {
  const labels = ['重新办理 BJ-261122-0042-7', '新的事'];

  it.each(['是的', '对', '重办', '重新办理', '是这个', 'yes'])('%s: the first', (text) =>
    expect(readMeant(text, labels)).toBe(0),
  );
  it.each(['不是', '新的', '新的事', '另一件事', 'no'])('%s: the last', (text) =>
    expect(readMeant(text, labels)).toBe(1),
  );
  it.each(['', '楼道灯坏了', '重', '新街口的路灯坏了', '重新办理营业执照'])('“%s” is neither', (text) =>
    expect(readMeant(text, labels)).toBeNull(),
  );
  it('tells no from never mind', () => {
    expect(['算了', '不用了', 'never mind'].every(readDropped)).toBe(true);
    expect(['不是', '新的事', '不用修了'].some(readDropped)).toBe(false);
  });
});
