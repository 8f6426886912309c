import { readMeetingTime } from './meeting-time.reader';

const ZONE = 'Asia/Shanghai';
/** A Monday. */
const NOW = new Date('2026-11-30T09:10:00+08:00');
const at = (words: string, now = NOW): string | null =>
  readMeetingTime(words, now, ZONE)?.toLocaleString('sv-SE', { timeZone: ZONE }).slice(0, 16) ?? null;

describe('when people are to meet', () => {
  it.each([
    ['今晚七点到花家地南里', '2026-11-30 19:00'],
    ['今晚7点半在北门', '2026-11-30 19:30'],
    ['请下午三点到现场', '2026-11-30 15:00'],
    ['十点到现场', '2026-11-30 10:00'],
    ['八点到现场', '2026-11-30 20:00'],
    ['19:00 到现场', '2026-11-30 19:00'],
    ['明早八点到现场', '2026-12-01 08:00'],
    ['明天上午九点半，北门集合', '2026-12-01 09:30'],
    ['明天三点', '2026-12-01 15:00'],
    ['后天下午2点', '2026-12-02 14:00'],
    ['明天到现场', '2026-12-01 09:00'],
    ['今晚到现场', '2026-11-30 18:00'],
    ['明晚一起清理', '2026-12-01 18:00'],
    ['周三上午十点', '2026-12-02 10:00'],
    ['下周一十点', '2026-12-07 10:00'],
    ['12月2日15:00', '2026-12-02 15:00'],
    ['半小时后到', '2026-11-30 09:40'],
    ['请20分钟内到现场', '2026-11-30 09:30'],
    ['两个小时后', '2026-11-30 11:10'],
    ['一个小时半后', '2026-11-30 10:40'],
    ['昨晚八点又跳了，请今晚七点到', '2026-11-30 19:00'],
    ['be on site at 7 pm tonight', '2026-11-30 19:00'],
    ['on site at seven tonight', '2026-11-30 19:00'],
    ['tomorrow at 9 am, north gate', '2026-12-01 09:00'],
    ['wednesday at 10', '2026-12-02 10:00'],
    ['in half an hour', '2026-11-30 09:40'],
    ['in two hours', '2026-11-30 11:10'],
  ])('%s', (words, expected) => {
    expect(at(words)).toBe(expected);
  });

  it.each([
    '到花家地南里',
    '昨晚八点有人跳舞',
    '每天晚上八点跳舞',
    '三号楼前',
    '今天到现场',
    '音响三台',
    '12月30日十点',
    '',
  ])('is not told: %s', (words) => {
    expect(at(words)).toBeNull();
  });

  it('is tomorrow’s hour in the evening, and next year’s day in December', () => {
    const evening = new Date('2026-12-31T22:00:00+08:00');
    expect(at('八点到', evening)).toBe('2027-01-01 08:00');
    expect(at('1月2日十点', evening)).toBe('2027-01-02 10:00');
  });

  it('is of the city’s clock', () => {
    const found = readMeetingTime('at 7 pm', new Date('2026-11-30T09:00:00Z'), 'Europe/London');
    expect(found?.toISOString()).toBe('2026-11-30T19:00:00.000Z');
  });
});
