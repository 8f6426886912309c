import { Initial1764000000000 } from './1764000000000-initial';
import { Evidence1764100000000 } from './1764100000000-evidence';
import { Overlays1764200000000 } from './1764200000000-overlays';
import { TicketClocks1764400000000 } from './1764400000000-ticket-clocks';
import { GroupRoles1764500000000 } from './1764500000000-group-roles';

/** Every migration, oldest first. Never edited once released. */
export const migrations = [
  Initial1764000000000,
  Evidence1764100000000,
  Overlays1764200000000,
  TicketClocks1764400000000,
  GroupRoles1764500000000,
];
