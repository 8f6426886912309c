import { aCity } from '../../../test/builders/city.builder';
import { aTicket } from '../../../test/builders/ticket.builder';
import { decide } from './decide';
import { reasonIn, reasonInWords } from './return-reason';
import type { Move } from './ticket-command';

const city = aCity();
const NOW = new Date('2026-11-23T02:00:00Z');

describe('the reason of a return', () => {
  it.each([
    ['类别有误', 'category', null],
    ['类别有误，应是供水', 'category', '应是供水'],
    ['wrong category: it is water', 'category', 'it is water'],
    ['我看类别有误', 'category', '我看类别有误'],
    ['不归我们', 'other', '不归我们'],
    ['其他', 'other', null],
    ['其他：已拆除', 'other', '已拆除'],
    ['其他单位的事', 'other', '其他单位的事'],
    ['Other units do that', 'other', 'Other units do that'],
  ])('in “%s” is %s', (words, reason, rest) => {
    expect(reasonIn(words, city)).toEqual({ reason, words: rest });
  });

  it('is none where nothing is said', () => {
    expect(reasonIn('  ', city)).toBeNull();
  });

  it.each([
    [{ reason: 'notOurs', words: null }, '不属于本单位职责', 'Not our duty'],
    [{ reason: 'notOurs', words: '那是河道' }, '不属于本单位职责：那是河道', 'Not our duty: 那是河道'],
    [{ reason: 'other', words: '已拆除' }, '已拆除', '已拆除'],
    [{ reason: 'gone', words: '以前的' }, 'gone：以前的', 'gone: 以前的'],
    [{ words: '以前的' }, '以前的', '以前的'],
  ])('%j is written with its name', (returned, zh, en) => {
    expect(reasonInWords(returned, city, 'zh-CN')).toBe(zh);
    expect(reasonInWords(returned, city, 'en')).toBe(en);
  });

  const returned = (more: Partial<Move>) => {
    const by = { kind: 'handler' as const, id: '7', name: '王师傅', unit: 'street-110105026' };
    const decision = decide(aTicket(), { move: 'return', by, words: null, evidence: [], ...more }, NOW, city);
    return decision.ok ? decision.events[0]?.data : decision.refusal.code;
  };

  it('is kept with the event, whether it was chosen or said', () => {
    expect(returned({ reason: 'category' })).toMatchObject({ reason: 'category', words: null, held: false });
    expect(returned({ reason: 'notOurs', words: '类别有误' })).toMatchObject({ reason: 'notOurs', words: '类别有误' });
    expect(returned({ words: '类别有误 应是路灯' })).toMatchObject({ reason: 'category', words: '应是路灯' });
    expect(returned({ words: '不归我们' })).toMatchObject({ reason: 'other', words: '不归我们' });
  });

  it.each([
    ['nothing', {}],
    ['a reason that must be explained', { reason: 'other' }],
    ['one that nobody knows', { reason: 'moon' }],
  ])('with %s is refused', (_name, more) => {
    expect(returned(more)).toBe('ticket.wordsNeeded');
  });
});
