import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';

import { ConfigError } from '../../src/shared/app-error';

/** The text of an operator's file; a `ConfigError` that names the file when it cannot be read. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const why = (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'the file does not exist' : 'cannot be read';
    throw new ConfigError(file, '(file)', why);
  }
}

/** The file's YAML as plain values; a syntax error (or a key written twice) tells line and column. */
export function readYaml(file: string): unknown {
  const document = parseDocument(readText(file), { prettyErrors: true });
  const [error] = document.errors;
  if (error) {
    const [at] = error.linePos ?? [];
    const where = at ? `line ${at.line}, column ${at.col}` : '(syntax)';
    throw new ConfigError(file, where, firstLine(error.message));
  }
  return document.toJS() as unknown;
}

function firstLine(message: string): string {
  return message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, '');
}
