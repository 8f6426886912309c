import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The operator's commands, as typed. */
describe('the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yingsheng-cli-'));
  const run = (...args: string[]) => {
    const env = { PATH: process.env['PATH'] ?? '', DATABASE_URL: `sqlite:${join(folder, 'cli.sqlite')}` };
    const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/src/cli/main.js', ...args], { env });
    return { status, said: stdout.toString(), beside: stderr.toString() };
  };
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('prints the line that binds a group, by name or code', () => {
    expect(run('bind-code', '望京街道')).toMatchObject({
      status: 0,
      said: expect.stringMatching(/^\/bind [A-Z0-9]{6,}\n$/),
    });
    expect(run('bind-code', 'street-110105026').said).toMatch(/^\/bind /);
  }, 30_000);

  it('asks which unit is meant, and says when there is none', () => {
    expect(run('bind-code', '八里庄街道')).toMatchObject({
      status: 1,
      beside: expect.stringContaining('street-110105015'),
    });
    expect(run('bind-code', 'nowhere')).toMatchObject({
      status: 1,
      beside: expect.stringContaining('There is no unit'),
    });
  }, 30_000);

  it('lists units, helps, and refuses an unknown command in one line', () => {
    expect(run('units', '望京').said).toContain('street-110105026');
    expect(run('--help')).toMatchObject({ status: 0, said: expect.stringContaining('bind-code') });
    const unknown = run('bogus');
    expect(unknown.status).toBe(1);
    expect(unknown.beside.trim().split('\n')).toHaveLength(1);
  }, 30_000);
});
