import { join } from 'node:path';

import { loadCity } from '../../../config/load-config';
import { createPlaceReader } from './place-reader';

const city = loadCity(join(__dirname, '../../../config'), 'beijing');
const reader = createPlaceReader(city);

function nameOf(code: string | null): string | null {
  const all = [...city.streets, ...city.districts];
  return all.find((division) => division.code === code)?.name['zh-CN'] ?? null;
}

/** A reading with names for codes, so that the table can be read. */
function read(text: string) {
  const { district, street, candidates, ...others } = reader.read(text);
  return {
    ...others,
    district: nameOf(district),
    street: nameOf(street),
    candidates: candidates.map((candidate) => `${nameOf(candidate.district)}${nameOf(candidate.street)}`),
  };
}

describe('a place that is told', () => {
  it.each([
    ['朝阳区望京街道花家地北里12号楼路灯坏了', '朝阳区', '望京街道', '朝阳区望京街道花家地北里12号楼', '路灯坏了'],
    [
      '我在朝阳区,望京街道花家地北里三号楼,楼道灯坏了',
      '朝阳区',
      '望京街道',
      '朝阳区,望京街道花家地北里三号楼',
      '楼道灯坏了',
    ],
    [
      '望京西园三区8号楼门口的路灯黑了，朝阳区望京街道',
      '朝阳区',
      '望京街道',
      '朝阳区望京街道望京西园三区8号楼门口',
      '路灯黑了，',
    ],
    ['花家地南里12号楼停水，我们属于望京街道', '朝阳区', '望京街道', '花家地南里12号楼', '停水，我们属于望京街道'],
    ['望京路灯坏了', '朝阳区', '望京街道', '望京', '路灯坏了'],
    ['团结湖路口', '朝阳区', '团结湖街道', '团结湖路口', ''],
    ['东坝乡的垃圾没人收', '朝阳区', '东坝地区', '东坝乡', '垃圾没人收'],
    ['海淀区八里庄街道', '海淀区', '八里庄街道', '海淀区八里庄街道', ''],
    ['劲松三区停水', '朝阳区', '劲松街道', '劲松三区', '停水'],
    ['望京soho门口单车乱放', '朝阳区', '望京街道', '望京soho门口', '单车乱放'],
    ['望京西园四区没有热水', '朝阳区', '望京街道', '望京西园四区', '没有热水'],
    ['建国门外大街1号国贸三期', '朝阳区', '建外街道', '建国门外大街1号国贸三期', ''],
    ['通州区张家湾镇土桥村', '通州区', '张家湾镇', '通州区张家湾镇土桥村', ''],
    ['望京街道办事处附近占道经营', '朝阳区', '望京街道', '望京街道办事处附近', '占道经营'],
    ['望京街道12号开始停水', '朝阳区', '望京街道', '望京街道', '12号开始停水'],
    ['朝阳区的路灯坏了', '朝阳区', null, '朝阳区', '路灯坏了'],
    ['The lamp on Wangjing Street is broken', '朝阳区', '望京街道', 'Wangjing Street', 'The lamp is broken'],
    ['12 Guangshun North Street, Chaoyang', '朝阳区', null, '12 Guangshun North Street, Chaoyang', ''],
    ['３号楼２单元电梯坏了', null, null, '３号楼２单元', '电梯坏了'],
  ])('%s', (text, district, street, words, rest) => {
    expect(read(text)).toMatchObject({ found: true, district, street, text: words, rest, candidates: [] });
  });
});

describe('what is not certain is asked', () => {
  it.each([
    ['八里庄街道', null, ['朝阳区八里庄街道', '海淀区八里庄街道']],
    ['回龙观有人扰民', '昌平区', ['昌平区回龙观街道', '昌平区龙泽园街道']],
    ['海淀区望京街道', null, ['朝阳区望京街道']],
    ['望京街道和东湖街道交界', '朝阳区', ['朝阳区望京街道', '朝阳区东湖街道']],
    ['望京西路12号院', null, ['朝阳区望京街道']],
    ['望京站出口有黑车', null, ['朝阳区望京街道']],
  ])('%s', (text, district, candidates) => {
    expect(read(text)).toMatchObject({ found: true, district, street: null, candidates });
  });
});

describe('no place', () => {
  it.each([
    '路灯坏了',
    '我家楼下有噪音',
    '马路上有坑',
    '小区停车难',
    '我们小区没有热水',
    '这条路没人修',
    '北京的交通太堵',
    '昌平线太挤了',
    '大兴土木',
    '正常营业',
    '把东西放路上地面湿了',
    '下水道堵了',
    '孩子上小学',
    'There is a broken lamp on the street',
    '',
  ])('%j', (text) => {
    expect(read(text)).toMatchObject({ found: false, district: null, street: null, text: '', rest: text });
  });
});

describe('detail', () => {
  it.each([
    ['朝阳区望京街道', false],
    ['望京街道广顺北大街', true],
    ['望京街道花家地西里', true],
    ['劲松三区', true],
    ['望京SOHO', true],
    ['朝阳区', false],
  ])('%s → %s', (text, detail) => {
    expect(read(text).detail).toBe(detail);
  });
});

it('tells every street by its full name with the district', () => {
  for (const { code, district, name } of city.streets) {
    expect(reader.read(`${nameOf(district)}${name['zh-CN']}`)).toMatchObject({ street: code, district });
  }
});

it('reads a hostile message in linear time', () => {
  const start = performance.now();
  for (const text of ['路', '12-', '望京', 'Aa ', '北', '号']) reader.read(text.repeat(50_000));
  expect(performance.now() - start).toBeLessThan(1500);
});

describe('locate', () => {
  it.each([
    ['王府井', 39.914, 116.405, '东城区'],
    ['颐和园', 39.9917, 116.2733, '海淀区'],
    ['通州', 39.902, 116.66, '通州区'],
    ['八达岭', 40.356, 116.012, '延庆区'],
    ['天津', 39.13, 117.2, null],
    ['海里', 0, 0, null],
  ])('%s', (_name, lat, lon, district) => {
    expect(nameOf(reader.locate(lat, lon).district)).toBe(district);
  });
});
