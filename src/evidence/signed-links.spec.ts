import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeTime } from '../../test/fakes/fake-time';
import { SignedLinks } from './signed-links';

const HOUR = 3_600_000;

describe('a sealed link', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yingsheng-links-'));
  const time = new FakeTime();
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is good for a day and then no more', () => {
    const links = new SignedLinks(folder, time);
    const seal = links.sign('one');
    expect(links.allows('one', seal)).toBe(true);
    time.advance(23 * HOUR);
    expect(links.allows('one', seal)).toBe(true);
    time.advance(2 * HOUR);
    expect(links.allows('one', seal)).toBe(false);
  });

  it('opens nothing else, and cannot be made longer or made up', () => {
    const links = new SignedLinks(folder, time);
    const { e, s } = links.sign('one');
    const later = (parseInt(e, 36) + 1_000).toString(36);
    for (const [subject, seal] of [
      ['other', { e, s }],
      ['one', { e: later, s }],
      ['one', { e, s: `${s.slice(0, -1)}${s.endsWith('A') ? 'B' : 'A'}` }],
      ['one', { e, s: '' }],
      ['one', { e, s: `${s}x` }],
      ['one', { e: 'zzzzzz', s: 'forged' }],
      ['one', { e: '', s }],
      ['one', {}],
    ] as const) {
      expect(links.allows(subject, seal)).toBe(false);
    }
  });

  it('outlives a restart, on the folder or with the secret', () => {
    const seal = new SignedLinks(folder, time).sign('one');
    expect(new SignedLinks(folder, time).allows('one', seal)).toBe(true);
    expect(new SignedLinks(folder, time, 'a secret of the operator').allows('one', seal)).toBe(false);
    const told = new SignedLinks(folder, time, 'a secret of the operator').sign('one');
    const elsewhere = mkdtempSync(join(tmpdir(), 'yingsheng-links-'));
    expect(new SignedLinks(elsewhere, time, 'a secret of the operator').allows('one', told)).toBe(true);
    rmSync(elsewhere, { recursive: true, force: true });
  });

  it('needs a whole key', () => {
    const broken = mkdtempSync(join(tmpdir(), 'yingsheng-links-'));
    writeFileSync(join(broken, 'links.key'), 'short');
    expect(() => new SignedLinks(broken, time)).toThrow(expect.objectContaining({ code: 'media.linksKey' }));
    rmSync(broken, { recursive: true, force: true });
  });
});
