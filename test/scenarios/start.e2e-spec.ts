import { createServer } from 'node:net';
import { mkdtempSync, cpSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Program } from '../support/program';

/** What a newcomer and an operator see when they start the program. */
describe('the program', () => {
  const programs: Program[] = [];
  const program = (settings: Record<string, string> = {}): Program => {
    const made = new Program(settings);
    programs.push(made);
    return made;
  };
  afterEach(async () => {
    for (const one of programs.splice(0)) await one.remove();
  });

  it('prints its addresses and which channels are on or off and why, and answers at /health', async () => {
    const one = program();
    await one.start();
    expect(one.printed).toMatch(/residents\s+http:\/\/localhost:\d+\//);
    expect(one.printed).toMatch(/web\s+on/);
    expect(one.printed).toMatch(/telegram\s+off: TELEGRAM_BOT_TOKEN is not set/);
    expect((await fetch(`${one.url}/health`)).status).toBe(200);
    expect((await fetch(`${one.url}/`)).status).toBe(200);
    expect((await fetch(`${one.url}/desk`)).status).toBe(200);
    expect(await one.stop()).toBe(0);
  }, 30_000);

  it('keeps the demonstration to this machine', async () => {
    const one = program({ DEMO: '0' });
    await one.start();
    expect((await fetch(`${one.url}/desk`)).status).toBe(404);
  }, 30_000);

  it('says what to do when the port is in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const address = taken.address();
    const one = program({ PORT: String(typeof address === 'object' ? address?.port : 0) });
    await expect(one.start()).rejects.toThrow(/ended with 1: .*The port is in use/s);
    taken.close();
  }, 30_000);

  it.each([
    [{ PORT: 'many' }, /PORT: expected a whole number/],
    [{ TELEGRAM_BOT_TOKEN: 'not-a-token' }, /TELEGRAM_BOT_TOKEN: expected/],
    [{ TELEGRAM_WEBHOOK_SECRET: 'abc' }, /PUBLIC_URL: expected/],
    [{ CITY: 'atlantis' }, /atlantis/],
    [{ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }, /PostgreSQL does not answer/],
  ])(
    'names the wrong setting %j and ends with code 1',
    async (settings, words) => {
      const one = program(settings as unknown as Record<string, string>);
      await expect(one.start()).rejects.toThrow(/ended with 1/);
      expect(one.printed).toMatch(words);
      expect(one.printed).not.toContain('    at ');
    },
    30_000,
  );

  it('names file, path and expectation of a wrong city', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yingsheng-city-'));
    cpSync('config/beijing', join(folder, 'beijing'), { recursive: true });
    writeFileSync(join(folder, 'beijing', 'holidays.yaml'), 'off: [someday]\nmakeUp: []\n');
    const one = program({ CONFIG_DIR: folder });
    await expect(one.start()).rejects.toThrow(/holidays\.yaml: off: expected days that exist/);
    rmSync(folder, { recursive: true });
  }, 30_000);
});
