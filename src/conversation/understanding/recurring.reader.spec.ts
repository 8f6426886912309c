import { readRecurring } from './recurring.reader';

describe('readRecurring', () => {
  it.each([
    ['每天晚上', 'day', '每天晚上'], ['每天晚上八点到十点都很吵', 'day', '每天晚上八点到十点'], ['天天早上6点', 'day', '天天早上6点'], ['每晚施工', 'day', '每晚'], ['每周三停水', 'week', '每周三'], ['每个星期天早上', 'week', '每个星期天早上'], ['每月15号', 'month', '每月15号'],
    ['每年冬天', 'year', '每年'], ['每隔两小时响一次', 'hour', '每隔两小时'], ['every night', 'day', 'every night'], ['every Monday', 'week', 'every Monday'], ['每到周末就有人唱歌', 'week', '每到周末'],
  ])('%s', (text, every, words) => expect(readRecurring(text)).toMatchObject({ every, text: words }));
  it.each(['昨天晚上', '每个人', '每户', '每次', '三天', '', 'everyone', '年度'])('%s does not recur', (text) => expect(readRecurring(text)).toBeNull());
}); // prettier-ignore
