import { Socket } from 'node:net';

/** One for each transaction, and some for reads. */
const CONNECTIONS = 12;
const CONNECTING_MS = 10_000;
/**
 * No statement of the program takes so long. A machine that is gone without a word closes no connection, and who waits
 * for its answer would wait for ever.
 */
export const SILENCE_MS = 120_000;

/** Settings of the pool of connections to PostgreSQL; a connection that hears nothing for `silenceMs` is given up. */
export function poolOptions(silenceMs: number): Record<string, unknown> {
  return {
    max: CONNECTIONS,
    keepAlive: true,
    connectionTimeoutMillis: CONNECTING_MS,
    stream: () => impatient(silenceMs),
  };
}

function impatient(silenceMs: number): Socket {
  const socket = new Socket();
  const silent = Object.assign(new Error('the database says nothing'), { code: 'ETIMEDOUT' });
  return socket.setTimeout(silenceMs, () => socket.destroy(silent));
}
