import { readChoice } from './choice.reader';

const three = ['路灯不亮', '噪声扰民', '垃圾清运'];
const twelve = Array.from({ length: 12 }, (_, index) => `第${index + 1}类问题`);

describe('readChoice', () => {
  it.each([
    ['2', 1], ['２', 1], ['②', 1], ['二', 1], ['第二个', 1], ['第2项', 1], ['第 2 个', 1], ['选2', 1], ['2.', 1], ['2、', 1], ['2。', 1],
    ['(2)', 1], ['（2）', 1], ['【2】', 1], ['option 2', 1], ['Option 2', 1], ['the second one', 1], ['second', 1], ['#2', 1], ['2️⃣', 1],
    ['我选第二个', 1], ['选择2', 1], ['选第二项吧', 1], ['就选2吧', 1], ['第二', 1], ['number 2', 1], ['No.2', 1], ['㈡', 1], [' 2 ', 1],
    ['最后一个', 2], ['the last one', 2], ['the third option', 2], ['1', 0], ['三', 2],
    ['噪声扰民', 1], ['噪声扰民。', 1], ['“噪声扰民”', 1], ['2. 噪声扰民', 1], ['2、噪声扰民', 1], [' 噪声扰民！', 1],
  ])('%s chooses', (text, index) => expect(readChoice(text, three)).toBe(index));

  it.each([
    '人民路1号', '1号', '1号楼', '12', '21', '0', '4', '02', '-2', '2.0', '2.5', '1和2', '1、2', '1,2', '2?', '2个', '2次', '两', '2人', '二环',
    '二里庄', '三里屯', '一直很吵', '第二小学', '第二次了', '第三期', '选民', '2号线', '2024', '2小时', '噪声', '噪声扰民很严重', '不是噪声扰民', '3. 噪声扰民',
    '', ' ', '。', 'two', 'to', 'secondly', 'the second floor', 'option', '2 3', '１２', '十二', '第十个', '1.2.3', '2楼', '二月',
  ])('%s is no choice among three', (text) => expect(readChoice(text, three)).toBeNull());

  it.each([['12', 11], ['１２', 11], ['十二', 11], ['⑫', 11], ['第十二个', 11], ['1', 0], ['十', 9], ['#10', 9], ['13', null], ['一二', null]])(
    '%s among twelve', (text, index) => expect(readChoice(text, twelve)).toBe(index),
  );

  it('takes a label that is itself a number before its place', () => {
    expect(readChoice('3', ['3', '2', '1'])).toBe(0);
    expect(readChoice('1', ['3', '2', '1'])).toBe(2);
  });
  it('ignores pictures around a label', () => {
    expect(readChoice('提交', ['✅ 提交', '✏️ 修改'])).toBe(0);
    expect(readChoice('✏️ 修改', ['✅ 提交', '✏️ 修改'])).toBe(1);
  });
  it('folds case and width in labels', () => expect(readChoice('street LIGHT', ['Noise', 'Street light'])).toBe(1));
  it('does not guess between equal labels', () => expect(readChoice('其他', ['其他', '其他'])).toBeNull());
  it('has nothing to choose from an empty menu', () => expect(readChoice('1', [])).toBeNull());
}); // prettier-ignore
