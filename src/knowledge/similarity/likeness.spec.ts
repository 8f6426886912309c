import { mayBeSameHouse } from './house-number';
import { likeness } from './likeness';

const ENOUGH = 50;

describe('likeness of two texts', () => {
  it.each([
    ['楼门口的路灯不亮了', '我们这栋楼门口路灯三天都不亮，晚上出门摔跤', 'a long one that says the same'],
    ['垃圾桶满了好几天没人清', '垃圾桶满得溢出来，好几天没人来清运', 'the same in other words'],
    ['井盖坏了', '路口的井盖坏了，车压过去响', 'a short one inside a longer one'],
    ['The street lamp at our gate is out', 'street lamp out at the gate for three nights', 'English'],
    ['路灯坏了ＡＢ', '路灯坏了ab', 'full width and capitals'],
  ])('finds %s and %s alike (%s)', (one, other) => {
    expect(likeness(one, other)).toBeGreaterThanOrEqual(ENOUGH);
  });

  it.each([
    ['楼门口的路灯不亮了', '电梯停运两天，老人下不了楼'],
    ['暖气不热', '自来水发黄'],
    ['花家地南里', '西园四区东门'],
    ['', '路灯不亮'],
    ['灯', '路灯坏了三天不亮'],
  ])('finds %s and %s different', (one, other) => {
    expect(likeness(one, other)).toBeLessThan(ENOUGH);
  });

  it('is the same both ways, and whole for the same text', () => {
    expect(likeness('楼门口路灯不亮', '路灯不亮三天了')).toBe(likeness('路灯不亮三天了', '楼门口路灯不亮'));
    expect(likeness('路灯不亮', '路灯不亮')).toBe(100);
  });
});

describe('house numbers', () => {
  it.each([
    ['花家地南里5号楼', '花家地南里９号楼', false],
    ['花家地南里5号楼', '南里5栋门口', true],
    ['花家地南里', '花家地南里9号楼', true],
    ['building 5', 'Building 12', false],
    ['5号楼和6号楼之间', '6号楼西边', true],
  ])('%s and %s may be the same: %s', (one, other, same) => {
    expect(mayBeSameHouse(one, other)).toBe(same);
  });
});
