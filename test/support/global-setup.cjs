/** Finds out once what this machine has, so that a suite that needs more is skipped by name. */
const { existsSync } = require('node:fs');
const { Client } = require('pg');

const POSTGRES = process.env.TEST_POSTGRES_URL ?? 'postgres://root@127.0.0.1:5432/test';
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

module.exports = async () => {
  const client = new Client({ connectionString: POSTGRES, connectionTimeoutMillis: 3000 });
  try {
    await client.connect();
    await client.query('SELECT 1');
    process.env.TEST_POSTGRES_URL = POSTGRES;
    delete process.env.TEST_WITHOUT_POSTGRES;
  } catch (error) {
    process.env.TEST_WITHOUT_POSTGRES = `no PostgreSQL at ${POSTGRES.replace(/\/\/.*@/, '//')}: ${error.message}`;
  } finally {
    await client.end().catch(() => undefined);
  }
  process.env.TEST_CHROMIUM = process.env.TEST_CHROMIUM ?? BROWSERS.find(existsSync) ?? '';
};
