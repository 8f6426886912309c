import { mayBeSamePart, partsIn } from './estate-part';
import { housesIn, mayBeSameHouse } from './house-number';
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
    ['劲松三区302楼', '劲松三区304楼', false],
    ['劲松三区302楼', '劲松三区302号楼', true],
    ['三号楼', '5号楼', false],
    ['三号楼', '3号楼', true],
    ['十二号楼', '12号楼', true],
    ['A座', 'B座', false],
    ['5号楼3楼', '5号楼4楼', true],
    ['12号院5号楼', '12号院6号楼', false],
    ['5号院3号楼', '3号院5号楼', false],
  ])('%s and %s may be the same: %s', (one, other, same) => {
    expect(mayBeSameHouse(housesIn(one), housesIn(other))).toBe(same);
  });
});

describe('parts of an estate', () => {
  it.each([
    ['望京西园三区5号楼', '望京西园四区5号楼', false],
    ['望京西园三区', '望京西园3区', true],
    ['望京花园东区', '望京花园西区', false],
    ['望京花园东区', '望京花园', true],
    ['花家地南里', '花家地北里', false],
    ['南湖东园', '南湖西园', false],
    ['一号院', '二号院', false],
    ['一号院', '1号院门口', true],
    ['国贸三期', '国贸一期', false],
    ['朝阳区望京西园四区', '望京西园四区', true],
    ['四区和三区之间的路', '望京西园三区', true],
    ['八里庄北里', '八里庄南里', false],
    ['广顺北大街', '广顺南大街', false],
    ['同一路口', '望京西路', true],
    ['小区里面', '三区', true],
    ['Huajiadi Nanli', 'Huajiadi Beili', false],
    ['Huajiadi Nanli', '花家地南里', true],
    ['Zone 3', '望京西园四区', false],
    ['east area', 'West Area', false],
  ])('%s and %s may be the same: %s', (one, other, same) => {
    expect(mayBeSamePart(partsIn(one), partsIn(other))).toBe(same);
  });
});
