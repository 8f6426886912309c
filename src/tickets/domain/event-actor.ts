import type { Actor } from './ticket-command';
import type { EventActor } from './ticket-events';

/** Who acts, as history keeps it. */
export function eventActor(by: Actor): EventActor {
  switch (by.kind) {
    case 'system':
      return { kind: 'system', id: null, name: null };
    case 'resident':
      return { kind: 'resident', id: by.key, name: by.name };
    default:
      return { kind: by.kind, id: by.id, name: by.name };
  }
}
