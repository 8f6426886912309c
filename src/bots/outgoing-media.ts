import { AppError } from '../shared/app-error';
import type { OutboundMedia } from '../shared/chat';

/** What may pass when the same medium is asked for again. */
const PASSING = new Set(['media.unavailable', 'media.timeout']);
/** What never will. */
const GONE = new Set(['media.gone', 'media.tooLarge', 'media.empty']);
const AT_ONCE = 4;

/** Whether a send failed only because a medium could not be had now. */
export function isMediaAway(code: string): boolean {
  return PASSING.has(code);
}

/** What could be had of some media, and the codes of what could not. */
export interface Gathered<T> {
  had: Map<OutboundMedia, T>;
  leftOut: Map<OutboundMedia, string>;
}

/**
 * Brings media for one message, some at once. What is gone is left out, with `leaveOut` also what cannot be had now.
 * Throws an `AppError` when a medium cannot be had now, or when nothing is left to send; `alone` says that the message
 * holds nothing but these.
 */
export async function gatherMedia<T>(
  media: readonly OutboundMedia[],
  fetch: (medium: OutboundMedia) => Promise<T>,
  { alone, leaveOut = false }: { alone: boolean; leaveOut?: boolean | undefined },
): Promise<Gathered<T>> {
  const had = new Map<OutboundMedia, T>();
  const failed = new Map<OutboundMedia, AppError>();
  const waiting = media.values();
  const work = async (): Promise<void> => {
    for (const medium of waiting) {
      try {
        had.set(medium, await fetch(medium));
      } catch (error) {
        failed.set(medium, asAppError(error));
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, media.length) }, work));
  const errors = [...failed.values()];
  const away = errors.find(({ code }) => isMediaAway(code));
  const nothing = alone && !had.size;
  if (away && (nothing || !leaveOut)) throw away;
  if (errors[0] && nothing) throw errors[0];
  return { had, leftOut: new Map([...failed].map(([medium, { code }]) => [medium, code])) };
}

/** For an accepted send: what it went without. */
export function without({ leftOut }: Pick<Gathered<unknown>, 'leftOut'>): { leftOut?: string[] } {
  return leftOut.size ? { leftOut: [...leftOut.values()] } : {};
}

/** Whatever else went wrong may pass too. */
function asAppError(cause: unknown): AppError {
  const told = cause instanceof AppError && (GONE.has(cause.code) || PASSING.has(cause.code));
  return told ? cause : new AppError('media.unavailable', {}, { cause });
}
