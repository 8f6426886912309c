import { loadCity } from '../../config/load-config';
import { shorten, splitText } from '../../src/bots/text-split';
import { idOfWords, readNumber, readQuote } from '../../src/bots/wechat/wechat.quote';
import * as readers from '../../src/conversation/understanding';
import { readStaffOrder } from '../../src/conversation/flows/staff-desk/read-order';
import {
  createCategorySuggester,
  createPlaceReader,
  housesIn,
  likeness,
  LONGEST_REMEMBERED,
  mayBeSameHouse,
  partsIn,
} from '../../src/knowledge';
import { parseTicketNumber } from '../../src/tickets';

const NOW = new Date('2026-11-24T06:20:00Z');
const city = loadCity('config', 'beijing');
const places = createPlaceReader(city);
const categories = createCategorySuggester(city.categories);
const SLOTS = [
  { name: 'place', aliases: ['地址', 'address'] },
  { name: 'phone', aliases: ['电话', 'phone'] },
];

/** All that is done to a person's words, one after another, once they are cleaned. */
const WORK: Record<string, (text: string) => unknown> = {
  'every small reader': (text) => [
    readers.readAbuse(text),
    readers.readChoice(text, ['是', '否']),
    readers.readCommand(text),
    readers.readEmergency(text),
    readers.readGreeting(text),
    readers.readKind(text),
    readers.guessLanguage(text),
    readers.readLanguageName(text),
    readers.readQuestion(text),
    readers.readRating(text),
    readers.readYesNo(text),
    readers.readRecurring(text),
    readers.readShortNumber(text),
    readers.readSlash(text),
    readers.readUnknown(text),
    readStaffOrder(text),
  ],
  corrections: (text) => readers.readCorrection(text, SLOTS),
  phones: (text) => [readers.readPhone(text), readers.maskPhone(text)],
  'ticket numbers': (text) => [readers.readTicketNumbers(text), parseTicketNumber(text, 'BJ')],
  times: (text) => readers.readTime(text, NOW, 'Asia/Shanghai'),
  'a stretch taken out': (text) => readers.without(text, text.length / 2, text.length / 2 + 1),
  places: (text) => places.read(text),
  categories: (text) => categories.suggest(text, 'zh-CN'),
  likeness: (text) => [likeness(text, `路灯${text}`), partsIn(text), mayBeSameHouse(housesIn(text), housesIn(text))],
  quotes: (text) => [readQuote(`「应声：${text}」\n- - - - - - -\n${text}`, '应声'), readNumber(text), idOfWords(text)],
  'cutting into messages': (text) => [splitText(text, 100), shorten(text, 64)],
};

/** Texts of one kind of character, and of the pieces that readers look for. */
const KINDS: Record<string, string> = {
  digits: '1', 'wide digits': '１', figures: '一', characters: '灯', 号: '号', houses: '3号楼2单元', commas: '，', stops: '。', signs: '!',
  families: '👨\u200d👩\u200d👧', flags: '🇨🇳', marks: '\u0301', letters: 'a', 'letters with marks': 'a\u0301', lines: '\n', 'blank lines': ' \n', blanks: ' ', 'wide blanks': '\u3000',
  unseen: '\u200b', turned: '\u202e', halves: '\ud83d', ligatures: 'ﷺ', phones: '13800138000 ', 'phone beginnings': '+86', numbers: 'BJ-261122-0001-3 ', dashes: '- ', slashes: '1/',
  days: '每天8点到', ago: '三天前', places: '望京街道', roads: '路', corrections: '不是，是', aliases: '改地址', quotes: '」\n- - - - - ', English: 'last every ', halfs: '半', danger: '着火', insults: '他妈',
}; // prettier-ignore

/** So long that nothing is only looked up: what costs nothing the second time says nothing of growth. */
const SHORT = LONGEST_REMEMBERED + 100;
const TIMES = 16;
/** Four times what would be linear: a square would be 256. */
const MOST = 64;
/** Less is noise. */
const LEAST_MS = 0.1;

function best(work: (text: string) => unknown, text: string): number {
  let least = Infinity;
  for (let round = 0; round < 3; round += 1) {
    // Of this process alone: a busy machine does not count.
    const before = process.cpuUsage();
    work(text);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1_000);
  }
  return Math.max(least, LEAST_MS);
}

function textOf(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

/** Where sixteen times the text took more than sixty-four times as long. */
function grownFaster(work: (text: string) => unknown, text: (piece: string, length: number) => string): string[] {
  return Object.entries(KINDS).flatMap(([kind, piece]) => {
    const [short, long] = [text(piece, SHORT), text(piece, SHORT * TIMES)];
    work(short);
    const grown = best(work, long) / best(work, short);
    return grown > MOST ? [`${kind}: ${Math.round(grown)} times`] : [];
  });
}

describe('the work on a text grows as its length does', () => {
  it.each(['clean', 'normalise'] as const)('%s', (name) => {
    const work = name === 'clean' ? readers.cleanText : readers.normalise;
    expect(grownFaster(work, textOf)).toEqual([]);
    expect(grownFaster(work, (piece, length) => `${textOf(' ', length / 2)}${textOf(piece, length / 2)}`)).toEqual([]);
  });

  it.each(Object.entries(WORK))('%s', (_, work) => {
    const cleaned = (piece: string, length: number): string => readers.cleanText(textOf(piece, length));
    expect(grownFaster(work, cleaned)).toEqual([]);
    const mixed = (piece: string, length: number): string => cleaned(`${piece} \n${piece}的1，`, length);
    expect(grownFaster(work, mixed)).toEqual([]);
  });
});
