import { AppError, ConfigError } from './shared/app-error';

/** What went wrong at the start, and what to do about it, in one or two sentences. */
export function whatToDo(error: unknown): string {
  if (error instanceof ConfigError)
    return `The configuration cannot be used. ${error.message}. Correct it and start again.`;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE')
    return 'The port is in use by another program. Stop that one, or choose another: PORT=3001 npm start';
  if (code === 'EACCES') return 'This port may not be opened by you. Choose one above 1023: PORT=3000 npm start';
  if (code === 'EADDRNOTAVAIL') return 'HOST is not an address of this machine. Correct HOST and start again.';
  if (error instanceof AppError && error.code === 'database.unreachable') return databaseAdvice(error);
  return `Could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

function databaseAdvice(error: AppError): string {
  const cause = error.cause instanceof Error ? error.cause.message : '';
  if (error.params.type === 'postgres') {
    return `PostgreSQL does not answer (${cause}). Check DATABASE_URL and that the server is running.`;
  }
  return `The SQLite file cannot be opened (${cause}). Check DATABASE_URL, and that its folder may be written to.`;
}
