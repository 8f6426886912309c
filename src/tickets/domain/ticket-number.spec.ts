import { formatTicketNumber, parseTicketNumber, shortNumber } from './ticket-number';

const digitsOf = (number: string): string => number.slice(3).replace(/-/g, '');
const asNumber = (digits: string): string => `BJ${digits}`;

describe('ticket numbers', () => {
  it('have a prefix, a day, a sequence and a check digit', () => {
    expect(formatTicketNumber('BJ', '261122', 42)).toMatch(/^BJ-261122-0042-\d$/);
    expect(formatTicketNumber('BJ', '261122', 12_345)).toMatch(/^BJ-261122-12345-\d$/);
  });

  it('are read back, every one', () => {
    for (let sequence = 1; sequence <= 12_000; sequence += 7) {
      const number = formatTicketNumber('BJ', '261122', sequence);
      expect(parseTicketNumber(number)).toBe(number);
    }
  });

  const number = formatTicketNumber('BJ', '261122', 42);
  const check = number.at(-1) ?? '';
  it.each([
    `bj26112200 42 ${check}`.replace(' ', ''),
    `BJ2611220042${check}`,
    `ＢＪ－２６１１２２－００４２－${check}`,
    `bj 261122 0042 ${check}`,
    `BJ—261122—0042—${check}`,
    `BJ–261122‑0042－${check}`,
    `我的单子 bj-261122-0042-${check} 怎么样了`,
  ])('are read from %s', (text) => {
    expect(parseTicketNumber(text)).toBe(number);
  });

  it('are read without the letters only where the prefix is known', () => {
    expect(parseTicketNumber(`261122-0042-${check}`)).toBeNull();
    expect(parseTicketNumber(`261122-0042-${check}`, 'BJ')).toBe(number);
  });

  it.each(['', '0042', 'BJ-261122-042-1', 'BJ-261122-00042-1', '13800138000', '望京西园四区'])(
    'are not seen in "%s"',
    (text) => {
      expect(parseTicketNumber(text, 'BJ')).toBeNull();
    },
  );

  it('catch every wrong digit and every swap of neighbours', () => {
    for (const sequence of [1, 42, 907, 1234, 9999, 10_000, 54_321]) {
      const digits = digitsOf(formatTicketNumber('BJ', '261122', sequence));
      for (let at = 0; at < digits.length; at += 1) {
        for (let digit = 0; digit <= 9; digit += 1) {
          if (String(digit) === digits[at]) continue;
          expect(parseTicketNumber(asNumber(digits.slice(0, at) + digit + digits.slice(at + 1)))).toBeNull();
        }
        const [one = '', other = ''] = [digits[at], digits[at + 1]];
        if (!other || one === other) continue;
        expect(parseTicketNumber(asNumber(digits.slice(0, at) + other + one + digits.slice(at + 2)))).toBeNull();
      }
    }
  });

  it('have a short form that staff say', () => {
    expect(shortNumber(number)).toBe('0042');
  });
});
