import { readLastDigits, readShortNumber, readTicketNumbers } from './ticket-number.reader';

describe('readTicketNumbers', () => {
  it.each([
    'BJ-261122-0042-7',
    'bj-261122-0042-7',
    'BJ26112200427',
    'BJ 261122 0042 7',
    'ＢＪ－２６１１２２－００４２－７',
    'BJ–261122–0042–7',
    'BJ—261122—0042—7',
    'BJ261122-00427',
    '单号BJ-261122-0042-7怎么样了',
    '（BJ-261122-0042-7）',
    'BJ-261122-0042-7，三天了',
    'BJ - 261122 - 0042 - 7',
    'BJ\u200b-261122-0042-7',
    'BJ-261122-0042-7 BJ-261122-0042-7',
    '工单BJ261122-0042-7 13800138000',
  ])('%s', (text) => expect(readTicketNumbers(text)).toEqual([{ canonical: 'BJ-261122-0042-7', short: '0042' }]));
  it('finds several and long sequences', () => {
    expect(readTicketNumbers('BJ-261122-0042-7和SH-261123-12345-0').map(({ canonical }) => canonical)).toEqual([
      'BJ-261122-0042-7',
      'SH-261123-12345-0',
    ]);
  });
  it.each([
    'ABJ-261122-0042-7',
    'BJ-261322-0042-7',
    'BJ-261132-0042-7',
    'BJ-261100-0042-7',
    'BJ-261122-004-7',
    'BJ-261122-0042',
    '261122-0042-7',
    'B-261122-0042-7',
    '京A12345',
    '13800138000',
    '',
    'BJ-261122-0042-7x',
    'BJ-261122-123456789-7',
  ])('%s is none', (text) => expect(readTicketNumbers(text)).toEqual([]));
});

describe('readShortNumber', () => {
  it.each([
    ['签收 0042', '0042'], ['签收0042', '0042'], ['办结 0042 灯已换', '0042'], ['退单#0042 不归我们管', '0042'], ['accept 0042', '0042'], ['/done@bot 0042 fixed', '0042'], ['#0042', '0042'], ['办结：0042', '0042'], ['吹哨 10042', '10042'], ['签收 ００４２', '0042'], ['/签收 0042', '0042'],
  ])('%s', (text, number) => expect(readShortNumber(text)).toBe(number));
  it.each(['0042', '签收', '签收 42', '签收 2026年', '签收 2026-11-20', '花了 3000 元', '今天来了 0042.5', '13800138000', '签收 BJ-261122-0042-7', '', '这是一段很长的话不是动词 0042', '签收 13800138000'])('%s holds none', (text) => expect(readShortNumber(text)).toBeNull());
}); // prettier-ignore

describe('the last digits of a ticket number', () => {
  it.each(['0042', '００４２', '尾号0042', '尾号：0042', '#0042', '工单 0042', '0042号单子', '0042?'])('%s', (text) =>
    expect(readLastDigits(text)).toBe('0042'),
  );
  it.each(['', '42', '13800138000', '0042 已修好', '3号楼0042', '2026年'])('“%s” is more, or less', (text) =>
    expect(readLastDigits(text)).toBeNull(),
  );
});
