import type { CityConfig } from '../../../config/city';
import type { StaffRole } from '../../../config/staff-roles';
import { catalogueOf } from './service-catalogue';
import type { Ticket } from './ticket';
import { OPEN_STATES } from './ticket-workflow';

/** A person of staff: of which unit, and what there. */
export interface StaffMember {
  /** `channel:account:person`. */
  key: string;
  unit: string;
  role: StaffRole;
  name: string | null;
}

type Reach = 'ownUnit' | 'ownDistrict' | 'city' | 'nothing';

/** ★ Whose personal data a role may see: of open tickets of the unit, the district or the city; an analyst of none. */
const CONTACTS: Readonly<Record<StaffRole, Reach>> = {
  handler: 'ownUnit',
  leader: 'ownUnit',
  dispatcher: 'city',
  supervisor: 'ownDistrict',
  analyst: 'nothing',
};

/** Whether this person may see how to reach the resident of this ticket: who handles the case, while it is handled. */
export function maySeeContact(member: StaffMember, ticket: Ticket, city: CityConfig): boolean {
  const handled = OPEN_STATES.includes(ticket.state) || ticket.state === 'resolved';
  if (!handled) return false;
  switch (CONTACTS[member.role]) {
    case 'ownUnit':
      return ticket.leadUnit === member.unit;
    case 'ownDistrict':
      return isOfDistrict(member, ticket, city);
    case 'city':
      return true;
    case 'nothing':
      return false;
  }
}

/** A supervisor of a district sees its tickets, one of the city's unit all. */
function isOfDistrict({ unit }: StaffMember, { place }: Ticket, city: CityConfig): boolean {
  const own = catalogueOf(city).unit(unit);
  if (own?.level === 'district') return own.district !== undefined && own.district === place.district;
  return unit === (city.cityUnit ?? city.fallbackUnit);
}
