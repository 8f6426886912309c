import { inbound } from '../../test/builders/inbound-message';
import { cleanFileName, soundMessage } from './sound-message';

const NOW = new Date('2026-11-23T02:00:00Z');

describe('a sound message', () => {
  it('is what was said, where that can be kept', () => {
    const message = inbound({ sentAt: new Date(0), parts: [{ t: 'text', text: '路灯不亮🙂' }] });
    expect(soundMessage(message, NOW)).toEqual({ ...message, receivedAt: NOW.getTime() });
  });

  it('holds no NUL and no half of a character, anywhere', () => {
    const message = inbound({
      personName: '张\0三\ud83d',
      chat: { id: 'g\0', scope: 'group', title: '群\udc00' },
      parts: [{ t: 'press', token: 'm1\0.0' }],
    });
    expect(soundMessage(message, NOW)).toMatchObject({
      ...{ personName: '张三', chat: { id: 'g', title: '群' }, parts: [{ t: 'press', token: 'm1.0' }] },
    });
  });

  it.each([Number.NaN, Date.UTC(2099, 0, 1), 8.64e15, Infinity])('was sent by now, though it says %s', (ms) => {
    expect(soundMessage(inbound({ sentAt: new Date(ms) }), NOW).sentAt).toEqual(NOW);
  });

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\temp\\灯.jpg', '灯.jpg'],
    ['a\0b.pdf', 'ab.pdf'],
    ['x\u202egpj.exe', 'xgpj.exe'],
    [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(116)}.pdf`],
    ['..', null],
    ['\u200b', null],
    ['', null],
  ])('calls a file %j %j', (name, clean) => {
    expect(cleanFileName(name)).toBe(clean);
    const part = { t: 'media', kind: 'file', ref: 'f' } as const;
    const { parts } = soundMessage(inbound({ parts: [{ ...part, fileName: name }] }), NOW);
    expect(parts).toEqual([clean === null ? part : { ...part, fileName: clean }]);
  });
});
