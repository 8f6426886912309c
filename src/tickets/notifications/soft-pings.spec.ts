import { aCity } from '../../../test/builders/city.builder';
import { SoftPings } from './soft-pings';

const city = aCity();
const chat = (chatId: string) => ({ channel: 'telegram', account: 'bot', chatId });
const DAY = new Date('2026-11-23T10:00:00+08:00');
const NIGHT = new Date('2026-11-23T23:30:00+08:00');
const after = (at: Date, seconds: number) => new Date(at.getTime() + seconds * 1_000);

describe('soft pings', () => {
  it('ring once a minute in each chat', () => {
    const pings = new SoftPings(city);
    expect(pings.isSoft(chat('-1'), 'dispatched', 'ordinary', DAY)).toBe(false);
    expect(pings.isSoft(chat('-1'), 'dispatched', 'ordinary', after(DAY, 59))).toBe(true);
    expect(pings.isSoft(chat('-2'), 'dispatched', 'ordinary', after(DAY, 59))).toBe(false);
    // The soft one does not put off the next that rings.
    expect(pings.isSoft(chat('-1'), 'dispatched', 'ordinary', after(DAY, 60))).toBe(false);
  });

  it('do not ring at night where the grade can wait', () => {
    const pings = new SoftPings(city);
    expect(pings.isSoft(chat('-1'), 'dispatched', 'ordinary', NIGHT)).toBe(true);
    expect(pings.isSoft(chat('-1'), 'dispatched', 'utilities', NIGHT)).toBe(false);
    expect(pings.isSoft(chat('-1'), 'dispatched', 'emergency', NIGHT)).toBe(false);
  });

  it('are none where somebody is called or warned', () => {
    const pings = new SoftPings(city);
    for (const event of ['whistled', 'checkInMissed', 'supervised', 'escalated'] as const) {
      expect([event, pings.isSoft(chat('-1'), event, 'ordinary', NIGHT)]).toEqual([event, false]);
    }
  });

  it('ring after the clock was set back', () => {
    const pings = new SoftPings(city);
    expect(pings.isSoft(chat('-1'), 'dispatched', 'ordinary', DAY)).toBe(false);
    expect(pings.isSoft(chat('-1'), 'dispatched', 'ordinary', after(DAY, -3_600))).toBe(false);
  });
});
