import { RelayLineRecord } from './relay-line.record';
import { RelayRecord } from './relay.record';

/** The tables of relays. */
export const relayRecords = [RelayRecord, RelayLineRecord];

export { parseRelayToken, relayOfSubject, relaySubject, relayToken, type RelayState } from './relay';
export { Relays, type AskedForPerson, type SaidInRelay } from './relays';
export { StaffChats } from './staff-chats';
export { TakeRelayLines } from './take-relay-lines';
