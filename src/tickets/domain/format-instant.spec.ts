import { formatInstant, formatTimeLeft } from './format-instant';

const ZONE = 'Asia/Shanghai';
const at = (wall: string): Date => new Date(`${wall}:00+08:00`);
const now = at('2026-11-23T10:00');

describe('instants as people say them', () => {
  it.each([
    ['2026-11-23T14:05', '今天 14:05', 'today 14:05'],
    ['2026-11-23T00:00', '今天 00:00', 'today 00:00'],
    ['2026-11-24T09:00', '明天 09:00', 'tomorrow 09:00'],
    ['2026-11-22T23:59', '昨天 23:59', 'yesterday 23:59'],
    ['2026-12-01T14:05', '12月1日（周二）14:05', 'Tue 1 Dec, 14:05'],
    ['2027-01-03T08:00', '2027年1月3日（周日）08:00', 'Sun 3 Jan 2027, 08:00'],
  ])('%s', (wall, zh, en) => {
    expect(formatInstant(at(wall), 'zh-CN', ZONE, now)).toBe(zh);
    expect(formatInstant(at(wall), 'en', ZONE, now)).toBe(en);
  });

  it.each([
    ['2026-11-30T10:00', '还剩 7 天', '7 d left'],
    ['2026-11-24T13:30', '还剩 1 天 3 小时', '1 d 3 h left'],
    ['2026-11-24T10:20', '还剩 1 天', '1 d left'],
    ['2026-11-23T12:05', '还剩 2 小时 5 分钟', '2 h 5 min left'],
    ['2026-11-23T10:00', '还剩 0 分钟', '0 min left'],
    ['2026-11-23T09:40', '已超 20 分钟', '20 min over'],
  ])('time left until %s', (wall, zh, en) => {
    expect(formatTimeLeft(at(wall), 'zh-CN', now)).toBe(zh);
    expect(formatTimeLeft(at(wall), 'en', now)).toBe(en);
  });
});
