import type { GradeCode } from '../../../../config/city';
import { aCity } from '../../../../test/builders/city.builder';
import type { TicketEventType } from '../../domain/ticket-events';
import { PingPace, type Pace } from './ping-pace';

const base = aCity();
const pings = { ...base.policy.pings, togetherSeconds: 60 };
const city = { ...base, policy: { ...base.policy, pings } };
const chat = (chatId: string) => ({ channel: 'telegram', account: 'bot', chatId });
const at = (time: string) => new Date(`2026-11-${time}+08:00`);
const DAY = at('23T10:00:00');
const NIGHT = at('23T23:30:00');
const after = (instant: Date, seconds: number) => new Date(instant.getTime() + seconds * 1_000);

describe('the pace of pings', () => {
  let pace: PingPace;
  let told: number;
  beforeEach(() => {
    pace = new PingPace(city);
    told = 0;
  });
  const key = (): string => `event ${(told += 1)}`;
  const said = (now: Date, grade: GradeCode, event: TicketEventType = 'urged', chatId = '-1'): Pace =>
    pace.of({ key: key(), to: chat(chatId), event, grade, isFirst: false, now });
  const first = (now: Date, grade: GradeCode, chatId = '-1'): Pace =>
    pace.of({ key: key(), to: chat(chatId), event: 'dispatched', grade, isFirst: true, now });

  it('rings once a minute in each chat', () => {
    expect(said(DAY, 'ordinary')).toBe('loud');
    expect(said(after(DAY, 59), 'ordinary')).toBe('soft');
    expect(said(after(DAY, 59), 'ordinary', 'urged', '-2')).toBe('loud');
    // The soft one does not put off the next that rings.
    expect(said(after(DAY, 60), 'ordinary')).toBe('loud');
  });

  it('does not ring at night where the grade can wait', () => {
    expect(said(NIGHT, 'ordinary')).toBe('soft');
    expect(said(NIGHT, 'utilities')).toBe('loud');
    expect(said(NIGHT, 'emergency')).toBe('loud');
  });

  it('is loud where somebody is called or warned', () => {
    for (const event of ['whistled', 'checkInMissed', 'supervised', 'escalated'] as const) {
      expect([event, said(NIGHT, 'ordinary', event)]).toEqual([event, 'loud']);
    }
  });

  it('rings after the clock was set back', () => {
    expect(said(DAY, 'ordinary')).toBe('loud');
    expect(said(after(DAY, -3_600), 'ordinary')).toBe('loud');
  });

  it('holds new tickets of one chat until a minute after the first', () => {
    expect(first(DAY, 'utilities')).toBe('loud');
    expect(first(after(DAY, 1), 'utilities')).toEqual({ heldUntil: after(DAY, 60) });
    expect(first(after(DAY, 59), 'ordinary')).toEqual({ heldUntil: after(DAY, 60) });
    expect(first(after(DAY, 59), 'utilities', '-2')).toBe('loud');
    expect(first(after(DAY, 60), 'utilities')).toBe('loud');
  });

  it('never holds a grade that comes alone', () => {
    expect(first(DAY, 'utilities')).toBe('loud');
    expect(first(after(DAY, 1), 'emergency')).toBe('loud');
    expect(first(NIGHT, 'emergency')).toBe('loud');
  });

  it('holds new tickets that can wait until the morning', () => {
    expect(first(NIGHT, 'ordinary')).toEqual({ heldUntil: at('24T07:00:00') });
    expect(first(at('24T06:59:59'), 'complex')).toEqual({ heldUntil: at('24T07:00:00') });
    expect(first(NIGHT, 'utilities')).toBe('loud');
  });

  it('holds until the morning what would be free in the night', () => {
    const evening = at('23T21:59:30');
    expect(first(evening, 'ordinary')).toBe('loud');
    expect(first(after(evening, 5), 'ordinary')).toEqual({ heldUntil: at('24T07:00:00') });
    expect(first(after(evening, 5), 'utilities')).toEqual({ heldUntil: after(evening, 60) });
  });

  it('holds no ping for its own sake when it is told again', () => {
    const ping = {
      key: 'k',
      to: chat('-1'),
      event: 'dispatched',
      grade: 'utilities',
      isFirst: true,
      now: DAY,
    } as const;
    expect(pace.of(ping)).toBe('loud');
    expect(pace.of({ ...ping, now: after(DAY, 1) })).toBe('loud');
    expect(pace.of({ ...ping, key: 'another', now: after(DAY, 2) })).toEqual({ heldUntil: after(DAY, 61) });
  });

  it('holds nothing where new tickets are not to be together', () => {
    pace = new PingPace(base);
    expect(first(DAY, 'utilities')).toBe('loud');
    expect(first(after(DAY, 1), 'utilities')).toBe('loud');
  });
});
