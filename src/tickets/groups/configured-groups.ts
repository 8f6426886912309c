import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig, HandlingUnit } from '../../../config/city';
import type { ChatAddress } from '../../shared/chat';
import { catalogueOf } from '../domain/service-catalogue';
import { CHANNEL_ACCOUNTS, CITY, DEMO_GROUPS, type ChannelAccounts } from '../tokens';

const DESK = 'desk:';

/** Groups that need no binding: those the city's files name, and in a demonstration every unit's desk on the web. */
@Injectable()
export class ConfiguredGroups {
  private readonly units = new Map<string, HandlingUnit>();

  constructor(
    @Inject(CITY) private readonly city: CityConfig,
    @Inject(CHANNEL_ACCOUNTS) private readonly accounts: ChannelAccounts,
    @Inject(DEMO_GROUPS) private readonly demo: boolean,
  ) {
    for (const unit of city.units) for (const group of unit.groups) this.units.set(group, unit);
  }

  /** A group in the files matches whichever of our accounts is in it. */
  unitOf({ channel, chatId }: ChatAddress): HandlingUnit | null {
    const named = this.units.get(`${channel}:${chatId}`);
    if (named) return named;
    const atDesk = this.demo && channel === 'web' && chatId.startsWith(DESK);
    return atDesk ? catalogueOf(this.city).unit(chatId.slice(DESK.length)) : null;
  }

  /** A unit's groups of the files, on channels that have an account. */
  groupsOf(unitCode: string): ChatAddress[] {
    const accounts = this.accounts();
    const groups = catalogueOf(this.city).unit(unitCode)?.groups ?? [];
    return groups.flatMap((group) => {
      const at = group.indexOf(':');
      const channel = group.slice(0, at);
      const account = accounts[channel];
      return account === undefined ? [] : [{ channel, account, chatId: group.slice(at + 1) }];
    });
  }

  /** The desk of a unit that has no group; null when this is no demonstration. */
  deskOf(unitCode: string): ChatAddress | null {
    return this.demo ? { channel: 'web', account: this.accounts()['web'] ?? 'web', chatId: DESK + unitCode } : null;
  }
}
