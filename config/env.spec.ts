import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ConfigError } from '../src/shared/app-error';
import { demonstrates, loadEnv } from './env';

function refusal(source: Record<string, string>): ConfigError {
  try {
    loadEnv(source);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new ConfigError('test', 'loadEnv', 'a refusal');
}

describe('loadEnv', () => {
  it('has a safe value for everything', () => {
    const env = loadEnv({});
    expect(env).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      DATABASE_URL: 'sqlite:data/yingsheng.sqlite',
      CITY: 'beijing',
      CONFIG_DIR: 'config',
      MEDIA_DIR: 'data/media',
      LOG_LEVEL: 'info',
      TELEGRAM_API_ROOT: 'https://api.telegram.org',
    });
    expect(env.TELEGRAM_BOT_TOKEN).toBeUndefined();
    expect(Object.isFrozen(env)).toBe(true);
  });

  it.each([
    ['PORT', '0', 0],
    ['PORT', ' 8080 ', 8080],
    ['PORT', '', 3000],
    ['STOP_WITHIN_SECONDS', '45', 45],
    ['STOP_WITHIN_SECONDS', '', 20],
    ['API_DOCS', '0', false],
    ['API_DOCS', '', true],
    ['DEMO', '1', true],
    ['DEMO', '0', false],
    ['DATABASE_URL', 'postgres://app@db/yingsheng', 'postgres://app@db/yingsheng'],
    ['PUBLIC_URL', 'https://example.org/', 'https://example.org'],
    ['PUBLIC_URL', 'http://localhost:3000', 'http://localhost:3000'],
    ['TELEGRAM_API_ROOT', 'http://127.0.0.1:9999', 'http://127.0.0.1:9999'],
  ] as const)('reads %s=%s', (name, text, value) => {
    expect(loadEnv({ [name]: text })[name]).toBe(value);
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['STOP_WITHIN_SECONDS', '0'],
    ['STOP_WITHIN_SECONDS', '601'],
    ['STOP_WITHIN_SECONDS', 'soon'],
    ['API_DOCS', 'perhaps'],
    ['OPERATOR_TOKEN', 'too-short'],
    ['OPERATOR_TOKEN', 'has a space in the middle'],
    ['DATABASE_URL', 'mysql://db'],
    ['DATABASE_URL', 'sqlite:'],
    ['CITY', '../etc'],
    ['PUBLIC_URL', 'example.org'],
    ['LOG_LEVEL', 'loud'],
    ['TELEGRAM_BOT_TOKEN', 'no-token-at-all'],
    ['TELEGRAM_WEBHOOK_SECRET', 'with spaces in it'],
    ['TELEGRAM_WEBHOOK_SECRET', 'a'.repeat(257)],
    ['DEMO', 'maybe'],
  ])('refuses %s=%s, by name, without the value', (name, text) => {
    const error = refusal({ [name]: text });
    expect(error).toMatchObject({ file: '.env or environment', path: name });
    expect(error.expected).toMatch(/expected/);
    if (name.startsWith('TELEGRAM')) expect(error.message).not.toContain(text);
  });

  it('asks for a public address when a webhook is wanted', () => {
    expect(refusal({ TELEGRAM_WEBHOOK_SECRET: 'abc_DEF-1' }).path).toBe('PUBLIC_URL');
    expect(loadEnv({ TELEGRAM_WEBHOOK_SECRET: 'abc', PUBLIC_URL: 'https://example.org' }).PUBLIC_URL).toBeDefined();
  });

  it('reads a .env file, and lets the environment win', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'env-')), '.env');
    writeFileSync(path, 'PORT=4000\nCITY=elsewhere\nUNRELATED=1\n');
    expect(loadEnv({ CITY: 'beijing' }, path)).toMatchObject({ PORT: 4000, CITY: 'beijing' });
    expect(loadEnv({}, join(path, '..', 'absent')).PORT).toBe(3000);
  });
});

describe('demonstrates', () => {
  it.each([
    [{}, true],
    [{ HOST: '0.0.0.0' }, false],
    [{ PUBLIC_URL: 'https://example.org' }, false],
    [{ HOST: '0.0.0.0', DEMO: '1' }, true],
    [{ DEMO: '0' }, false],
  ])('%j → %s', (source, expected) => {
    expect(demonstrates(loadEnv(source))).toBe(expected);
  });
});
