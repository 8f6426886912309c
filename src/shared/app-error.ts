export type ErrorParams = Record<string, string | number | boolean | null>;

/**
 * An error with a stable code and parameters, never a finished sentence: whoever speaks to a person picks the words.
 * `kind` tells the edge how to answer (a refusal is expected; a fault is ours).
 */
export class AppError extends Error {
  constructor(
    readonly code: string,
    readonly params: ErrorParams = {},
    options: { cause?: unknown; message?: string } = {},
  ) {
    super(options.message ?? describe(code, params), { cause: options.cause });
    this.name = new.target.name;
  }
}

function describe(code: string, params: ErrorParams): string {
  const pairs = Object.entries(params).map(([name, value]) => `${name}=${String(value)}`);
  return pairs.length ? `${code} (${pairs.join(', ')})` : code;
}

/** A rule said no. The flow tells the person why, in their language. */
export class Refusal extends AppError {}

/** A setting or a city file is wrong; the message names file, path and what was expected. */
export class ConfigError extends AppError {
  constructor(
    readonly file: string,
    readonly path: string,
    readonly expected: string,
  ) {
    super('config.invalid', { file, path, expected }, { message: `${file}: ${path}: ${expected}` });
  }
}
