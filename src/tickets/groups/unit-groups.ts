import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig, HandlingUnit } from '../../../config/city';
import type { ChatAddress } from '../../shared/chat';
import { refuse } from '../domain/errors';
import { catalogueOf } from '../domain/service-catalogue';
import { CITY } from '../tokens';
import { BindCodes } from './bind-codes';
import { BoundGroups } from './bound-groups';
import { ConfiguredGroups } from './configured-groups';
import type { IssuedCode } from './issued-code';

/** Stands for a unit where a group of the files is no more. */
const NOBODY = '';

/** Which group chats are which unit's. */
@Injectable()
export class UnitGroups {
  constructor(
    private readonly configured: ConfiguredGroups,
    private readonly bound: BoundGroups,
    private readonly codes: BindCodes,
    @Inject(CITY) private readonly city: CityConfig,
  ) {}

  /** The unit whose staff chat here; null when the chat is nobody's. What was bound goes before the files. */
  async unitOf(address: ChatAddress): Promise<HandlingUnit | null> {
    const code = await this.bound.unitOf(address);
    return (code ? catalogueOf(this.city).unit(code) : null) ?? this.configured.unitOf(address);
  }

  /** Every chat of a unit's staff. */
  async groupsOf(unitCode: string): Promise<ChatAddress[]> {
    const groups = [...(await this.bound.groupsOf(unitCode))];
    for (const group of this.configured.groupsOf(unitCode)) {
      const owner = await this.bound.unitOf(group);
      if (owner === null) groups.push(group);
    }
    const desk = groups.length ? null : this.configured.deskOf(unitCode);
    return desk ? [desk] : groups;
  }

  /**
   * Where a unit's tickets are shown: its own groups, or, while it has none, those of the fallback unit (兜底), so that no
   * ticket goes to a silent place.
   */
  async chatsFor(unitCode: string): Promise<{ chats: ChatAddress[]; own: boolean }> {
    const own = await this.groupsOf(unitCode);
    return own.length ? { chats: own, own: true } : { chats: await this.groupsOf(this.city.fallbackUnit), own: false };
  }

  /** A one-time code that binds a chat to the unit; throws `bind.unknownUnit`, `bind.manyUnits`. */
  async issueCode(unitCodeOrName: string): Promise<IssuedCode> {
    const [unit, ...others] = catalogueOf(this.city).unitsCalled(unitCodeOrName);
    if (!unit) throw refuse('bind.unknownUnit', { unit: unitCodeOrName });
    if (others.length) {
      throw refuse('bind.manyUnits', { units: [unit, ...others].map(({ code }) => code).join(', ') });
    }
    return { unit, ...(await this.codes.issue(unit.code)) };
  }

  /** Binds a chat; throws `bind.badCode` when the code is wrong, used or too old. */
  async bind(code: string, address: ChatAddress, title: string | null, by: string): Promise<HandlingUnit> {
    const unitCode = await this.codes.redeem(code, by);
    const unit = unitCode ? catalogueOf(this.city).unit(unitCode) : null;
    if (!unit) throw refuse('bind.badCode');
    await this.bound.bind({ address, unit: unit.code, title, by });
    return unit;
  }

  /** The platform gave the group another id: what was bound moves, and what the files name is bound anew. */
  async move(from: ChatAddress, toChatId: string): Promise<void> {
    const unit = await this.unitOf(from);
    if (!unit) return;
    const before = await this.bound.unbind(from);
    // The files still name the old id; without this it would be written to as well.
    if (this.configured.unitOf(from)) await this.bound.bind({ address: from, unit: NOBODY, title: null, by: 'moved' });
    const address = { ...from, chatId: toChatId };
    await this.bound.bind({ address, unit: unit.code, title: before?.title ?? null, by: before?.by ?? 'moved' });
  }
}
