import type { Logger } from '../../src/bots/logger';

/** Keeps what was logged. */
export class FakeLogger implements Logger {
  readonly lines: { level: 'info' | 'warn' | 'error'; fields: object; message: string }[] = [];

  info(fields: object, message: string): void {
    this.lines.push({ level: 'info', fields, message });
  }

  warn(fields: object, message: string): void {
    this.lines.push({ level: 'warn', fields, message });
  }

  error(fields: object, message: string): void {
    this.lines.push({ level: 'error', fields, message });
  }
}
