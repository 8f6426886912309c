import { AppError } from '../../shared/app-error';
import { newSession, type Session } from '../engine/session';

/**
 * A stored session as today's. Each released version has a fixture in `sessions/fixtures` that must load for ever; a
 * field that was added since gets its first value here.
 */
export function readSession(data: string): Session {
  const stored = JSON.parse(data) as Partial<Session>;
  const { language, address, scope, person } = stored;
  if (stored.v !== 1 || !language || !address || !scope || !person) {
    throw new AppError('session.unreadable', { version: Number(stored.v ?? 0) });
  }
  return { ...newSession({ language, address, scope, person, title: null }), ...stored };
}
