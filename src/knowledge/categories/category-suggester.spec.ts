import { join } from 'node:path';

import { loadCity } from '../../../config/load-config';
import type { ServiceCategory } from '../../../config/city';
import { createCategorySuggester } from './category-suggester';

const beijing = createCategorySuggester(loadCity(join(__dirname, '../../../config'), 'beijing').categories);

function category(code: string, ...keywords: string[]): ServiceCategory {
  const name = { 'zh-CN': `名${code}`, en: `name ${code}` };
  return { code, parent: 'a', name, parentName: name, grade: 'ordinary', keywords, lead: { by: 'street' } };
}

describe('the suggester of Beijing puts first', () => {
  it.each([
    ['路灯坏了', 'road.lamp'],
    ['小区门口ＬＥＤ路灯不亮好几天了', 'road.lamp'],
    ['家里停水一天了', 'water.outage'],
    ['自来水发黄有股怪味', 'water.quality'],
    ['暖气一直不热', 'energy.heating-cold'],
    ['暖气片漏水了', 'energy.heating-leak'],
    ['闻到很浓的煤气味', 'energy.gas-leak'],
    ['整栋楼停电了', 'energy.power-outage'],
    ['马路上有个大坑', 'road.pothole'],
    ['路边有人乱停车堵住了出口', 'traffic.illegal-parking'],
    ['共享单车堆满了人行道', 'traffic.bicycle'],
    ['公交车等了四十分钟不来', 'transit.bus'],
    ['工地半夜还在施工吵得睡不着', 'noise.construction'],
    ['楼上装修太吵周末也砸墙', 'noise.renovation'],
    ['物业不作为', 'property.service'],
    ['电梯坏了三天没人修', 'property.elevator'],
    ['我们想给老楼加装电梯', 'property.elevator-new'],
    ['邻居在楼顶搞违建', 'city.illegal-building'],
    ['垃圾没人收堆成山', 'sanitation.rubbish'],
    ['有人遛狗不拴绳', 'greenery.dogs'],
    ['健身房跑路不退钱', 'market.refund'],
    ['超市卖过期食品', 'market.food-safety'],
    ['医院挂不上号', 'health.hospital'],
    ['培训机构跑路不退学费', 'education.training'],
    ['公司拖欠工资三个月', 'work.wages'],
    ['低保怎么申请', 'welfare.aid'],
    ['家里手机没信号', 'telecom.mobile'],
    ['楼上高空抛物', 'safety.falling-objects'],
    ['桥下那段内河又黑又臭，淤泥一直没人清', 'water.river'],
    ['东沟河太臭了，什么时候清淤', 'water.river'],
    ['清河那边的垃圾站臭味很大，垃圾没人收', 'sanitation.rubbish'],
    ['半夜一点挖掘机还在作业', 'noise.construction'],
    ['楼下冷库的冷冻机整夜响', 'noise.business'],
    ['春节一到车票就乱涨价', 'market.price'],
    ['我们厂强制加班还不给钱', 'work.contract'],
    ['拉石子的货车严重超载', 'traffic.violation'],
    ['这家店卖的猪肉没有检疫章', 'market.food-safety'],
    ['The street light is out', 'road.lamp'],
    ['Garbage has not been collected for a week', 'sanitation.rubbish'],
    ['my heating is not warm', 'energy.heating-cold'],
    ['illegally parked cars in front of the gate', 'traffic.illegal-parking'],
  ])('%s → %s', (text, code) => {
    expect(beijing.suggest(text, /[a-z]{3}/.test(text) ? 'en' : 'zh-CN')[0]?.code).toBe(code);
  });

  it.each(['你好', '', 'hello', '。。。', '12345'])('nothing for %j', (text) => {
    expect(beijing.suggest(text, 'zh-CN')).toEqual([]);
  });
});

describe('suggest', () => {
  const small = createCategorySuggester([
    category('a.leak', '漏水', 'leak'),
    category('a.heat', '暖气漏水', '暖气…不热', 'radiator'),
    category('a.lamp', '路灯', 'lamp'),
    category('a.other', '路灯'),
  ]);
  const codes = (text: string, top?: number) => small.suggest(text, 'zh-CN', top).map(({ code }) => code);

  it('does not count a keyword inside a longer one', () => {
    expect(codes('暖气漏水')).toEqual(['a.heat']);
    expect(codes('水管漏水')).toEqual(['a.leak']);
  });

  it('joins two halves only when they stand near', () => {
    expect(codes('暖气一直不热')).toEqual(['a.heat']);
    expect(codes('暖气昨天刚修过今天我回来一看水不热')).toEqual([]);
  });

  it('reads English words whole, with plurals', () => {
    expect(codes('two lamps')).toEqual(['a.lamp']);
    expect(codes('clamp')).toEqual([]);
  });

  it('gives no more than asked for', () => {
    expect(codes('路灯', 1)).toHaveLength(1);
    expect(codes('路灯漏水 radiator')).toHaveLength(3);
  });

  it('is sure only when the first is clearly ahead', () => {
    expect(small.suggest('暖气漏水', 'zh-CN')[0]).toMatchObject({ code: 'a.heat', sure: true });
    expect(small.suggest('路灯', 'zh-CN').map(({ sure }) => sure)).toEqual([false, false]);
  });

  it('takes a long message in its stride', () => {
    const start = performance.now();
    beijing.suggest('暖气不热路灯坏了'.repeat(2000), 'zh-CN');
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('the menu', () => {
  it('lists both levels in the order of the catalogue', () => {
    expect(beijing.groups()[0]).toEqual({ code: 'water', name: { 'zh-CN': '供水与排水', en: 'Water and drainage' } });
    expect(
      beijing
        .within('water')
        .map(({ code }) => code)
        .slice(0, 2),
    ).toEqual(['water.leak', 'water.outage']);
    expect(beijing.within('nothing')).toEqual([]);
    expect(beijing.find('road.lamp')?.grade).toBe('utilities');
  });
});
