import { strFromU8, unzipSync } from 'fflate';
import { cellText, csvTable, workbook, type Cell } from './spreadsheet';

const HEAD = ['单位', 'N', 'RESPONSE', 'SCORE'];
const ROWS: Cell[][] = [
  ['望京街道', 12, { share: 0.875 }, { score: 85.24 }],
  ['=1+1', 0, { share: null }, { score: null }],
];

describe('a table of what is counted', () => {
  it('is read by people', () => {
    expect(ROWS.map((row) => row.map(cellText))).toEqual([
      ['望京街道', '12', '87.5%', '85.2'],
      ['=1+1', '0', '-', '-'],
    ]);
    expect(csvTable(HEAD, ROWS)).toBe("\ufeff单位,N,RESPONSE,SCORE\r\n望京街道,12,87.5%,85.2\r\n'=1+1,0,-,-\r\n");
  });

  it('is a workbook in which numbers are numbers and words are words', async () => {
    const files = unzipSync(await workbook(HEAD, ROWS));
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] as Uint8Array);
    const words = Object.values(files).map((file) => strFromU8(file));
    for (const text of [...HEAD, '望京街道', '=1+1']) expect(words.some((file) => file.includes(text))).toBe(true);
    for (const value of ['12', '0.875', '85.24', '0']) expect(sheet).toContain(`<v>${value}</v>`);
    expect(sheet).not.toContain('<f>');
    expect(words.join('')).toContain('0.0%');
  });

  it('without rows still has its head', async () => {
    const files = unzipSync(await workbook(HEAD, []));
    expect(Object.values(files).some((file) => strFromU8(file).includes('RESPONSE'))).toBe(true);
  });
});
