import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig, HandlingUnit } from '../../../config/city';
import { canHaveRole, SPECIAL_ROLES, type GroupRole } from '../../../config/group-roles';
import type { ChatAddress } from '../../shared/chat';
import { catalogueOf } from '../domain/service-catalogue';
import { CHANNEL_ACCOUNTS, CITY, DEMO_GROUPS, type ChannelAccounts } from '../tokens';
import type { Seat } from './seat';

const DESK = 'desk:';

/** Groups that need no binding: those the city's files name, and in a demonstration every unit's desks on the web. */
@Injectable()
export class ConfiguredGroups {
  private readonly seats = new Map<string, Seat>();

  constructor(
    @Inject(CITY) private readonly city: CityConfig,
    @Inject(CHANNEL_ACCOUNTS) private readonly accounts: ChannelAccounts,
    @Inject(DEMO_GROUPS) private readonly demo: boolean,
  ) {
    for (const unit of city.units) {
      for (const role of ['unit', ...SPECIAL_ROLES] as const) {
        for (const group of listOf(unit, role)) this.seats.set(group, { unit, role });
      }
    }
  }

  /** A group in the files matches whichever of our accounts is in it. */
  seatOf({ channel, chatId }: ChatAddress): Seat | null {
    const named = this.seats.get(`${channel}:${chatId}`);
    if (named) return named;
    return this.isDesk({ channel, chatId }) ? this.seatAt(chatId.slice(DESK.length)) : null;
  }

  /** A desk of the demonstration. */
  isDesk({ channel, chatId }: Pick<ChatAddress, 'channel' | 'chatId'>): boolean {
    return this.demo && channel === 'web' && chatId.startsWith(DESK);
  }

  /** A unit's groups of the files, on channels that have an account. */
  groupsOf(unitCode: string, role: GroupRole): ChatAddress[] {
    const accounts = this.accounts();
    const unit = catalogueOf(this.city).unit(unitCode);
    return (unit ? listOf(unit, role) : []).flatMap((group) => {
      const at = group.indexOf(':');
      const channel = group.slice(0, at);
      const account = accounts[channel];
      return account === undefined ? [] : [{ channel, account, chatId: group.slice(at + 1) }];
    });
  }

  /** The desk of people who have no group: `desk:<unit>`, `desk:<unit>.<role>`; null when this is no demonstration. */
  deskOf(unitCode: string, role: GroupRole): ChatAddress | null {
    if (!this.demo || !canHaveRole(this.city, unitCode, role)) return null;
    const desk = role === 'unit' ? unitCode : `${unitCode}.${role}`;
    return { channel: 'web', account: this.accounts()['web'] ?? 'web', chatId: DESK + desk };
  }

  private seatAt(desk: string): Seat | null {
    const special = SPECIAL_ROLES.find((role) => desk.endsWith(`.${role}`));
    const role = special ?? 'unit';
    const unit = catalogueOf(this.city).unit(special ? desk.slice(0, -special.length - 1) : desk);
    return unit && canHaveRole(this.city, unit.code, role) ? { unit, role } : null;
  }
}

function listOf(unit: HandlingUnit, role: GroupRole): readonly string[] {
  return role === 'unit' ? unit.groups : (unit.roleGroups?.[role] ?? []);
}
