import { AppError } from '../shared/app-error';

/** Something that could not be handled or delivered and awaits the operator. It shows no words of anybody. */
export interface DeadLetter {
  /** `in:…` for a message of a person, `out:…` for one of ours; the name to retry or drop it by. */
  id: string;
  channel: string;
  account: string;
  /** When it arrived or was said. */
  at: Date;
  error: string | null;
  attempts: number;
}

/** Where a dead letter lies. */
export type DeadLetterPlace =
  { box: 'inbox'; channel: string; account: string; eventId: string } | { box: 'outbox'; outboxId: string };

/** The name of a dead letter. */
export function deadLetterId(place: DeadLetterPlace): string {
  if (place.box === 'outbox') return `out:${place.outboxId}`;
  return `in:${[place.channel, place.account, place.eventId].map(encodeURIComponent).join('/')}`;
}

/** Reads the name of a dead letter; refuses what is none. */
export function deadLetterPlace(id: string): DeadLetterPlace {
  if (id.startsWith('out:')) return { box: 'outbox', outboxId: id.slice(4) };
  const [channel, account, eventId, ...rest] = id.startsWith('in:') ? id.slice(3).split('/').map(decoded) : [];
  if (channel === undefined || account === undefined || eventId === undefined || rest.length)
    throw new AppError('deadLetter.malformedId', { id });
  return { box: 'inbox', channel, account, eventId };
}

/** What nobody encoded stands for itself. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
