import { Initial1764000000000 } from './1764000000000-initial';
import { Evidence1764100000000 } from './1764100000000-evidence';
import { Callbacks1764600000000 } from './1764600000000-callbacks';
import { Overlays1764200000000 } from './1764200000000-overlays';
import { JoinedTickets1764900000000 } from './1764900000000-joined-tickets';
import { DispatchRulings1765000000000 } from './1765000000000-dispatch-rulings';
import { MaterialPacks1765300000000 } from './1765300000000-material-packs';
import { PeopleAndAudit1765200000000 } from './1765200000000-people-and-audit';
import { NumberGuesses1765400000000 } from './1765400000000-number-guesses';
import { HeldPings1765500000000 } from './1765500000000-held-pings';
import { ListedPings1765600000000 } from './1765600000000-listed-pings';
import { FewerPages1765700000000 } from './1765700000000-fewer-pages';
import { UploadsByPerson1765800000000 } from './1765800000000-uploads-by-person';
import { Relays1765100000000 } from './1765100000000-relays';
import { TicketClocks1764400000000 } from './1764400000000-ticket-clocks';
import { GroupRoles1764500000000 } from './1764500000000-group-roles';
import { Purge1764700000000 } from './1764700000000-purge';

/** Every migration, oldest first. Never edited once released. */
export const migrations = [
  Initial1764000000000,
  Evidence1764100000000,
  Overlays1764200000000,
  TicketClocks1764400000000,
  GroupRoles1764500000000,
  Callbacks1764600000000,
  Purge1764700000000,
  JoinedTickets1764900000000,
  DispatchRulings1765000000000,
  Relays1765100000000,
  PeopleAndAudit1765200000000,
  MaterialPacks1765300000000,
  NumberGuesses1765400000000,
  HeldPings1765500000000,
  ListedPings1765600000000,
  FewerPages1765700000000,
  UploadsByPerson1765800000000,
];
