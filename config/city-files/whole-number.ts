import { IsInt, Max, Min } from 'class-validator';

/** A whole number from `least` to `most`; one sentence says so, whichever way it is wrong. */
export function WholeNumber(least: number, most = Number.MAX_SAFE_INTEGER): PropertyDecorator {
  const range = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `${least} to ${most}`;
  const message = `expected a whole number, ${range}`;
  const checks = [IsInt({ message }), Min(least, { message }), Max(most, { message })];
  return (target, property) => checks.forEach((check) => check(target, property));
}
