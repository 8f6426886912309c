import type { Ability, ChannelDriver, Group, Resident } from './driver';

/** Residents on one channel, staff on another. */
export class AcrossDriver implements ChannelDriver {
  readonly channel: string;
  readonly mention: string;

  constructor(
    private readonly residents: ChannelDriver,
    private readonly staff: ChannelDriver,
  ) {
    this.channel = `${residents.channel}, staff on ${staff.channel}`;
    this.mention = staff.mention;
  }

  can(ability: Ability): boolean {
    return this.residents.can(ability) && this.staff.can(ability);
  }

  resident(who: { name: string; language: 'zh-CN' | 'en' }): Promise<Resident> {
    return this.residents.resident(who);
  }

  unitGroup(unit: string): Promise<Group> {
    return this.staff.unitGroup(unit);
  }

  strangeGroup(name: string): Promise<Group> {
    return this.staff.strangeGroup(name);
  }
}
