/** What bots log: ids and codes, never the words or the number of a person. */
export interface Logger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Injection token of the `Logger`. */
export const LOGGER = Symbol('Logger');

/** What may be logged of an error: its name and code. Messages may quote parameters, so they stay out. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code: unknown = 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : error.name;
}
