import 'reflect-metadata';

import { loadCity } from './load-config';

const beijing = loadCity(__dirname, 'beijing');

describe('config/beijing', () => {
  it('holds all districts, streets and townships, each street a unit', () => {
    expect(beijing.districts).toHaveLength(16);
    expect(beijing.streets).toHaveLength(343);
    const units = new Set(beijing.units.map(({ code }) => code));
    expect(beijing.streets.every(({ unit }) => units.has(unit))).toBe(true);
    expect(beijing.districts.every(({ code }) => units.has(`district-${code}`))).toBe(true);
    expect(beijing.streets.find(({ code }) => code === '110105026')).toMatchObject({
      name: { 'zh-CN': '望京街道', en: 'Wangjing Subdistrict' },
      district: '110105',
      unit: 'street-110105026',
    });
  });

  it('names every division in Chinese and in Latin letters', () => {
    for (const { name } of [...beijing.districts, ...beijing.streets]) {
      expect(name['zh-CN']).toMatch(/^[\u4e00-\u9fff]+$/);
      expect(name.en).toMatch(/^[A-Z][A-Za-z' ]+ (District|Subdistrict|Area|Town|Township)$/);
    }
  });

  it('has an outline for every district', () => {
    for (const { outline } of beijing.districts) {
      expect(outline.length).toBeGreaterThan(0);
      expect(outline[0]!.length).toBeLessThanOrEqual(60);
      expect(outline.flat().every(([lon, lat]) => lon > 115 && lon < 118 && lat > 39 && lat < 42)).toBe(true);
    }
  });

  it('has 90 categories and more, each with keywords in both languages', () => {
    expect(beijing.categories.length).toBeGreaterThan(90);
    expect(beijing.categories.some(({ code }) => code === 'other.other')).toBe(true);
    for (const { keywords } of beijing.categories) {
      expect(keywords.some((word) => /[\u4e00-\u9fff]/.test(word))).toBe(true);
      expect(keywords.some((word) => /[a-z]/i.test(word))).toBe(true);
    }
  });

  it('gives the grades their clocks', () => {
    const minutes = Object.values(beijing.grades).map(({ code, resolveMinutes }) => [code, resolveMinutes]);
    expect(minutes).toEqual([
      ['emergency', 120],
      ['utilities', 1440],
      ['ordinary', 10080],
      ['complex', 21600],
    ]);
  });

  it('is frozen to the bottom', () => {
    expect(Object.isFrozen(beijing.streets[0]!.aliases)).toBe(true);
    expect(Object.isFrozen(beijing.policy)).toBe(true);
  });
});
