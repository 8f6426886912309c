import { ClassConstructor, plainToInstance } from 'class-transformer';
import { validateSync, ValidationError } from 'class-validator';

import { ConfigError } from '../../src/shared/app-error';

/**
 * The plain value as an instance of `shape`, checked; unknown keys are refused, because a typo would otherwise be a
 * setting that silently does nothing. Throws a `ConfigError` with the path inside the file and what was expected.
 */
export function validate<T extends object>(shape: ClassConstructor<T>, plain: unknown, file: string): T {
  if (plain === null || typeof plain !== 'object' || Array.isArray(plain)) {
    throw new ConfigError(file, '(top)', 'expected a map of settings');
  }
  const value = plainToInstance(shape, plain);
  const [error] = validateSync(value, { whitelist: true, forbidNonWhitelisted: true, stopAtFirstError: true });
  if (error) throw toConfigError(error, file, '');
  return value;
}

/** The first complaint of class-validator, with its whole path: `categories[3].grade`. */
function toConfigError(error: ValidationError, file: string, above: string): ConfigError {
  const path = join(above, error.property);
  const [message] = Object.values(error.constraints ?? {});
  if (message !== undefined) return new ConfigError(file, path, expectation(message, error.property));
  const [child] = error.children ?? [];
  return child ? toConfigError(child, file, path) : new ConfigError(file, path, 'is not valid');
}

function join(above: string, property: string): string {
  if (/^\d+$/.test(property)) return `${above}[${property}]`;
  return above ? `${above}.${property}` : property;
}

/** The library repeats the property's name, which the path has told already. */
function expectation(message: string, property: string): string {
  if (message === `property ${property} should not exist`) return 'is not a known setting here';
  return message.startsWith(`${property} `) ? message.slice(property.length + 1) : message;
}
