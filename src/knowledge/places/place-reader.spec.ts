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

describe('the house, as far as it is told', () => {
  it.each([
    ['望京花园东区202楼3单元501', '望京花园东区202楼3单元501', ''],
    ['劲松三区302楼2门', '劲松三区302楼2门', ''],
    ['朝阳区南湖西园二区215楼路灯不亮', '朝阳区南湖西园二区215楼', '路灯不亮'],
    ['望京花园西区108楼', '望京花园西区108楼', ''],
    ['花家地南里5号楼2单元301', '花家地南里5号楼2单元301', ''],
    ['花家地南里5号楼2单元301漏水', '花家地南里5号楼2单元301', '漏水'],
    ['花家地南里5号楼2单元 301室', '花家地南里5号楼2单元 301室', ''],
    ['花家地南里5号楼2单元，301，漏水', '花家地南里5号楼2单元，301', '漏水'],
    ['花家地南里 5 号楼 2 单元 301 漏水', '花家地南里 5 号楼 2 单元 301', '漏水'],
    ['花家地南里5号楼2-301', '花家地南里5号楼2-301', ''],
    ['花家地南里12-3-402漏水', '花家地南里12-3-402', '漏水'],
    ['花家地南里B座1203', '花家地南里B座1203', ''],
    ['望京花园西区15号楼前面路灯不亮', '望京花园西区15号楼', '前面路灯不亮'],
    ['望京花园小区15号楼停水', '望京花园小区15号楼', '停水'],
    ['望京西园四区5#2单元301', '望京西园四区5#2单元301', ''],
    ['望京西园四区第5号楼地下二层', '望京西园四区第5号楼地下二层', ''],
    ['我住望京西园四区5号楼二单元五零一室，楼上漏水', '望京西园四区5号楼二单元五零一室', '楼上漏水'],
    ['望京302楼2门停水', '望京302楼2门', '停水'],
    ['劲松三区302楼道灯不亮', '劲松三区302', '楼道灯不亮'],
    ['望京西园三区3楼漏水', '望京西园三区3楼', '漏水'],
    ['望京西园三区三楼漏水', '望京西园三区三楼', '漏水'],
    ['望京西园三区楼上漏水', '望京西园三区', '楼上漏水'],
    [
      'A hole at Huajiadi Nanli building 5, flat 301, Wangjing Subdistrict',
      'Huajiadi Nanli building 5, flat 301, Wangjing Subdistrict',
      'A hole',
    ],
  ])('%s', (text, words, rest) => {
    expect(read(text)).toMatchObject({ found: true, text: words, rest });
  });

  it.each([
    ['花家地南里5号楼2单元13800138000', '花家地南里5号楼2单元'],
    ['花家地南里5号楼2单元 010-64621234', '花家地南里5号楼2单元'],
    ['花家地南里5号楼2单元2026年没人修', '花家地南里5号楼2单元'],
    ['花家地南里5号楼2单元300元收费', '花家地南里5号楼2单元'],
    ['花家地南里5号楼2单元，300多户停水', '花家地南里5号楼2单元'],
    ['花家地南里5号楼2单元24小时噪音', '花家地南里5号楼2单元'],
    ['花家地南里5号楼2单元8-10点停水', '花家地南里5号楼2单元'],
    ['花家地南里2026-11-30停水', '花家地南里'],
    ['花家地南里100-200元', '花家地南里'],
  ])('no number of something else: %s', (text, words) => {
    expect(read(text).text).toBe(words);
  });
});

describe('a place as a passer-by knows it', () => {
  it.each<[string, string | null]>([
    ['望京西园四区5号楼2单元501', '望京西园四区5号楼'],
    ['望京花园东区202楼3单元501', '望京花园东区202楼'],
    ['劲松三区302楼2门', '劲松三区302楼'],
    ['望京西园四区5#2单元301', '望京西园四区5#'],
    ['望京西园四区5号楼地下二层', '望京西园四区5号楼'],
    ['花家地南里12-3-402', '花家地南里'],
    ['花家地南里5号楼501号门口', '花家地南里5号楼门口'],
    ['花家地南里5号楼3楼', '花家地南里5号楼'],
    ['花家地南里2单元501', '花家地南里'],
    ['花家地南里2单元501，5号楼', '花家地南里，5号楼'],
    ['甲12号院3号楼1204室，望京街道', '甲12号院3号楼，望京街道'],
    ['建国门外大街1号', '建国门外大街1号'],
    ['张大妈家，望京西园四区5号楼，电话13800138000', '望京西园四区5号楼'],
    ['Huajiadi Nanli building 5, flat 301, Wangjing Subdistrict', 'Huajiadi Nanli building 5, Wangjing Subdistrict'],
    ['Flat 301, Huajiadi Nanli building 5, Wangjing', 'Huajiadi Nanli building 5, Wangjing'],
    ['望京街道', null],
    ['501室', null],
    ['', null],
  ])('%s', (text, words) => {
    expect(reader.forPassersBy(text)).toBe(words);
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
