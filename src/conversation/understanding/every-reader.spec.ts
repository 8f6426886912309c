import * as fc from 'fast-check';
import * as readers from './index';

const now = new Date('2026-11-24T06:20:00Z');
const slots = [
  { name: 'place', aliases: ['地址', 'address'] },
  { name: 'phone', aliases: ['电话', 'phone'] },
];
const all: readonly [string, (text: string) => unknown][] = [
  ['abuse', readers.readAbuse], ['choice', (text) => readers.readChoice(text, ['是', '否'])], ['command', readers.readCommand], ['correction', (text) => readers.readCorrection(text, slots)], ['emergency', readers.readEmergency], ['follow-up', readers.readFollowUp], ['choice meant', (text) => readers.readMeant(text, ['是', '否'])],
  ['greeting', readers.readGreeting], ['kind', readers.readKind], ['language', readers.guessLanguage], ['language name', readers.readLanguageName], ['phone', readers.readPhone], ['question', readers.readQuestion],
  ['rating', readers.readRating], ['yes or no', readers.readYesNo], ['recurring', readers.readRecurring], ['short number', readers.readShortNumber], ['slash', readers.readSlash], ['ticket numbers', readers.readTicketNumbers], ['time', (text) => readers.readTime(text, now, 'Asia/Shanghai')],
]; // prettier-ignore

const PIECES = [
  '1',
  '13800138000 ',
  '010-6555-',
  '0042-7',
  'BJ-261122-',
  '地址',
  '不是',
  '，是',
  '改',
  '昨天',
  '每天',
  '8点',
  '到',
  '11/20',
  '/',
  '他妈',
  '火',
  '被',
  '怎么',
  '(',
  '+86',
  ' ',
  '\n',
  '。',
  'not ',
  'a',
  '一',
  '个',
  '了',
  '🙂',
  '\u200b',
  'everyone',
  'last ',
  '满意',
  '不',
];
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
);

describe.each(all)('the reader of %s', (_, read) => {
  it('never throws', () => fc.assert(fc.property(texts, (text) => void read(text)), { numRuns: 200 }));
  it('keeps quick on long and on hostile text', () => {
    read('warm');
    const slow = PIECES.map((piece) => {
      const text = piece.repeat(Math.ceil(4_000 / piece.length)).slice(0, 4_000);
      const took = [1, 2, 3].map(() => {
        // Of this process alone: a busy machine does not count.
        const before = process.cpuUsage();
        read(text);
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1_000;
      });
      return [piece, Math.round(Math.min(...took))] as const;
    }).filter(([, ms]) => ms >= 60);
    expect(slow).toEqual([]);
  });
}); // prettier-ignore
