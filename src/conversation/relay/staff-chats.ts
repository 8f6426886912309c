import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../../config/city';
import type { ChatAddress } from '../../shared/chat';
import { CITY, UnitGroups } from '../../tickets';
import type { Language } from '../engine/language';

/** Where those sit who may talk to residents: the dispatchers of the centre. */
@Injectable()
export class StaffChats {
  constructor(
    private readonly groups: UnitGroups,
    @Inject(CITY) private readonly city: CityConfig,
  ) {}

  /** No chats where the dispatchers have no group: nobody stands in for them here. */
  async find(): Promise<{ chats: ChatAddress[]; language: Language; city: CityConfig }> {
    const centre = this.city.cityUnit ?? this.city.fallbackUnit;
    return {
      chats: await this.groups.groupsOf(centre, 'dispatchers'),
      language: this.city.policy.staffLanguage,
      city: this.city,
    };
  }
}
