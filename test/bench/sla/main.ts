import 'reflect-metadata';
import { DUE, takeDue, writeLooks } from '../../../src/tickets/sla/due-clocks';
import { decideClock } from '../../../src/tickets/domain/clocks/decide-clock';
import type { DatabaseConnections } from '../../../src/database';
import { loadCity } from '../../../config/load-config';
import { records } from '../../../src/records';
import { FakeTime } from '../../fakes/fake-time';
import { testDatabase, type Dialect, type TestDatabase } from '../../support/databases';
import { ticketsInstance } from '../../support/tickets-house';

const SIZES = (process.env['BENCH_SLA_OPEN'] ?? '10000,100000,1000000').split(',').map(Number);
const DUE_COUNT = 1000;
/** Of so many open tickets one has somebody who is to be asked tomorrow. */
const CALLED_BACK = 10;
const BATCH = 200;
const NOW = Date.UTC(2026, 10, 23, 2, 0);
const DAY = 86_400_000;

/** The columns a ticket must have, each with SQL of its value; `n` counts from 1. */
const TICKET: Record<string, string> = {
  id: `'t' || n`,
  number: `'BJ-' || n`,
  draft_id: `'d' || n`,
  state: `'accepted'`,
  grade: `'ordinary'`,
  lead_unit: `'street-' || (n % 343)`,
};

async function fill(db: DatabaseConnections, open: number): Promise<void> {
  const columns = db.writing
    .getMetadata('TicketRecord')
    .columns.filter(({ isNullable, databaseName }) => !isNullable || databaseName in TICKET);
  const names = columns.map(({ databaseName }) => databaseName);
  const values = columns.map(({ databaseName, type }) => TICKET[databaseName] ?? (type === 'text' ? `''` : '0'));
  const series = `WITH RECURSIVE series(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < ${open})`;
  await db.writing.query(`INSERT INTO tickets (${names.join(', ')}) ${series} SELECT ${values.join(', ')} FROM series`);
  await db.writing.query(
    `INSERT INTO ticket_clocks (ticket_id, clock, overlay, unit, grade, due_at, minutes, next_at, passed, breached)
      ${series} SELECT 't' || n, 'handling', '', 'street-' || (n % 343), 'ordinary',
        CASE WHEN n % ${open / DUE_COUNT} = 0 THEN ${NOW} ELSE ${NOW + 7 * DAY} + n END, 10080,
        CASE WHEN n % ${open / DUE_COUNT} = 0 THEN ${NOW - 1000} ELSE ${NOW + 3 * DAY} + n END, 3, 0 FROM series`,
  );
  const callback: Record<string, string> = {
    ...{ id: `'c' || n`, ticket_id: `'t' || n`, number: `'BJ-' || n`, conversation: `'r' || n`, language: `'zh-CN'` },
    ...{ state: `'waiting'`, ask_at: `${NOW + DAY} + n`, expires_at: `${NOW + 9 * DAY}`, contacted: '0' },
    ...{ evidence: `'[]'`, effective: '0', unit: `'street-1'`, category: `'road.lamp'` },
  };
  await db.writing.query(
    `INSERT INTO callbacks (${Object.keys(callback).join(', ')}) ${series}
      SELECT ${Object.values(callback).join(', ')} FROM series WHERE n % ${CALLED_BACK} = 0`,
  );
  await db.writing.query('ANALYZE');
}

/** A whole round in which nothing is due: clocks, people to be asked, praise to be told. Three, of which the last counts. */
async function idleRound(database: TestDatabase): Promise<number> {
  const house = await ticketsInstance(database, { city, time: new FakeTime(NOW) });
  try {
    let ms = 0;
    for (let round = 0; round < 3; round += 1) {
      const begun = performance.now();
      const did = (await house.sweep.execute()) + (await house.callbacks.sweep.execute());
      const told = await house.praise.sweep.execute();
      ms = performance.now() - begun;
      if (did + told) throw new Error(`${did + told} were due`);
    }
    return ms;
  } finally {
    await house.close();
  }
}

async function plan(db: DatabaseConnections): Promise<string[]> {
  const text = DUE.replace('?', String(NOW)).replace('?', String(BATCH));
  if (db.unitOfWork.dialect === 'sqlite') {
    const rows: { detail: string }[] = await db.writing.query(`EXPLAIN QUERY PLAN ${text}`);
    return rows.map(({ detail }) => detail);
  }
  const rows: Record<string, string>[] = await db.writing.query(
    `EXPLAIN (COSTS OFF) ${text} FOR UPDATE OF t, c SKIP LOCKED`,
  );
  return rows.map((row) => row['QUERY PLAN'] ?? '');
}

const city = loadCity('config', 'beijing');

/** Sweeps until nothing is due, as the program does; how many clocks it looked at and in which time. */
async function sweep(db: DatabaseConnections): Promise<{ looked: number; ms: number }> {
  const begun = performance.now();
  for (let looked = 0; ;) {
    const done = await db.unitOfWork.run(async (sql) => {
      const due = await takeDue(sql, new Date(NOW), BATCH);
      const looks = due.map((clock) => ({ clock, decision: decideClock(clock, clock, new Date(NOW), city) }));
      await writeLooks(sql, looks, new Date(NOW));
      return due.length;
    });
    looked += done;
    if (done < BATCH) return { looked, ms: performance.now() - begun };
  }
}

async function measure(dialect: Dialect, open: number): Promise<string> {
  const database = await testDatabase(dialect);
  const db = await database.connect(records);
  try {
    await fill(db, open);
    const first = await sweep(db);
    const begun = performance.now();
    const idle = await sweep(db);
    const nothing = performance.now() - begun;
    if (first.looked !== DUE_COUNT || idle.looked !== 0)
      throw new Error(`looked at ${first.looked}, then ${idle.looked}`);
    const round = await idleRound(database);
    if (open === SIZES.at(-1)) process.stdout.write(`\n${dialect}:\n${(await plan(db)).join('\n')}\n\n`);
    return `| ${dialect} | ${open} | ${first.looked} | ${first.ms.toFixed(0)} | ${nothing.toFixed(1)} | ${round.toFixed(1)} |`;
  } finally {
    await db.close();
    await database.drop();
  }
}

async function main(): Promise<void> {
  process.stdout.write(
    '| database | open | due | sweep, ms | sweep with nothing due, ms | whole round with nothing due, ms |\n' +
      '| --- | --- | --- | --- | --- | --- |\n',
  );
  for (const dialect of ['sqlite', 'postgres'] as const) {
    for (const open of SIZES) process.stdout.write(`${await measure(dialect, open)}\n`);
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
