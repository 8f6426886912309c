import { CommandRunner, Option } from 'nest-commander';
import { AppError } from '../shared/app-error';

export interface Printed {
  json?: boolean;
}

/** What every command has: `--json`, whose fields keep their names from release to release. */
export abstract class OperatorCommand extends CommandRunner {
  @Option({ flags: '--json', description: 'print one JSON document, for programs' })
  takeJson(): boolean {
    return true;
  }

  /** What is wrong with the words is thrown like everything else, so that the database is closed. */
  override setCommand(command: Parameters<CommandRunner['setCommand']>[0]): this {
    command.exitOverride();
    return super.setCommand(command) as this;
  }

  /** The document for programs, or lines for people. */
  protected print({ json }: Printed, document: object, lines: readonly string[]): void {
    process.stdout.write(json ? `${JSON.stringify(document, null, 2)}\n` : lines.map((line) => `${line}\n`).join(''));
  }
}

const TAKES_WHOLE = /^\d{1,6}$/;

/** A whole number from 1, as an option gives it. */
export function wholeNumber(value: string): number {
  if (!TAKES_WHOLE.test(value) || Number(value) < 1) throw new AppError('usage.wholeNumber', { value });
  return Number(value);
}

/** One of a list, as an option gives it. */
export function oneOf<Choice extends string>(choices: readonly Choice[], value: string): Choice {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new AppError('usage.choice', { value, choices: choices.join(', ') });
  return found;
}

/** An instant as people of the city's server read it, to the minute, in UTC. */
export function minute(at: Date | null): string {
  return at ? `${at.toISOString().slice(0, 16).replace('T', ' ')}Z` : '-';
}

/** Columns of equal width; the last is as long as it is. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === row.length - 1 ? cell : cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)),
      )
      .join('  '),
  );
}

/** In places of a figure; Chinese takes two. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, char) => sum + (/[\u2E80-\uFFDC]/.test(char) ? 2 : 1), 0);
}
