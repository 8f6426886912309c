import type { CityConfig } from '../../../../config/city';
import { loadCity } from '../../../../config/load-config';
import { aTicket } from '../../../../test/builders/ticket.builder';
import { MOST_TOGETHER, togetherCard } from './together-card';

const NOW = new Date('2026-12-31T23:00:00+08:00');
const longest = (words: readonly string[]): string =>
  words.reduce((one, other) => (other.length > one.length ? other : one));

describe('several new tickets in one message', () => {
  const full = (city: CityConfig, own: boolean) => {
    const language = city.policy.staffLanguage;
    const name = longest(city.categories.map((category) => category.name[language]));
    const category = city.categories.find((one) => one.name[language] === name)?.code ?? '';
    const unit = longest(city.units.map((one) => one.name[language]));
    const leadUnit = city.units.find((one) => one.name[language] === unit)?.code ?? '';
    const place = { text: '一二三四五六七八九十'.repeat(9), lat: 39.99, lon: 116.48, district: null, street: null };
    const ticket = aTicket({ category, leadUnit, place, acceptBy: new Date('2027-02-28T23:00:00Z') });
    const named = Array.from({ length: MOST_TOGETHER }, () => ({ ticket, unit: leadUnit, own }));
    return togetherCard(named, { city, now: NOW });
  };

  it.each(['beijing', 'westmere'])('is one message on every platform, however long its lines are, in %s', (code) => {
    const city = loadCity('config', code);
    for (const own of [true, false]) {
      const { title, rows, choices } = full(city, own);
      const lines = [title, ...rows.map(({ label, value }) => `${label}：${value}`)];
      const told = [...lines, ...choices.map(({ label }, at) => `${at + 1}. ${label}`)].join('\n');
      expect(told.length).toBeLessThanOrEqual(2_000);
    }
  });

  it('names first what must be accepted first, masks numbers, and gives no buttons to who stands in', () => {
    const city = loadCity('config', 'beijing');
    const late = aTicket({ number: 'BJ-261123-0001-1', acceptBy: new Date('2026-11-24T03:00:00Z') });
    const place = { ...late.place, text: '望京西园，电话 13800138000' };
    const soon = aTicket({ number: 'BJ-261123-0002-2', acceptBy: new Date('2026-11-24T02:00:00Z'), place });
    const card = togetherCard(
      [
        { ticket: late, unit: late.leadUnit, own: true },
        { ticket: soon, unit: soon.leadUnit, own: false },
      ],
      { city, now: new Date('2026-11-24T01:00:00Z') },
    );
    expect(card.rows.slice(0, 2).map(({ label }) => label)).toEqual([soon.number, late.number]);
    expect(card.rows[0]?.value).toMatch(/^望京街道：.*138\*\*\*\*8000.*今天 10:00 前签收，还剩 1 小时$/);
    expect(card.choices.map(({ label }) => label)).toEqual(['签收 0001']);
  });
});
