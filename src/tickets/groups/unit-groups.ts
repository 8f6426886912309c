import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../../config/city';
import { canHaveRole, type GroupRole } from '../../../config/group-roles';
import type { ChatAddress } from '../../shared/chat';
import { refuse } from '../domain/errors';
import { catalogueOf } from '../domain/service-catalogue';
import { CITY } from '../tokens';
import { BindCodes } from './bind-codes';
import { BoundGroups } from './bound-groups';
import { ConfiguredGroups } from './configured-groups';
import type { IssuedCode } from './issued-code';
import { placesFor, type Seat } from './seat';

/** Stands for a unit where a group of the files is no more. */
const NOBODY = '';

/** Where something for a unit's people is said. `own`: in a group of that unit; else in one of the centre's. */
export interface ChatsFor {
  chats: ChatAddress[];
  own: boolean;
  /** Whose group it came to be. */
  role: GroupRole;
}

/** Which group chats are which unit's, and of whom there. */
@Injectable()
export class UnitGroups {
  constructor(
    private readonly configured: ConfiguredGroups,
    private readonly bound: BoundGroups,
    private readonly codes: BindCodes,
    @Inject(CITY) private readonly city: CityConfig,
  ) {}

  /** The unit and the people whose chat this is; null when it is nobody's. What was bound goes before the files. */
  async seatOf(address: ChatAddress): Promise<Seat | null> {
    const bound = await this.bound.seatOf(address);
    const unit = bound && catalogueOf(this.city).unit(bound.unit);
    return bound && unit ? { unit, role: bound.role } : this.configured.seatOf(address);
  }

  /** Every chat of a unit's people of a role; its staff unless told. */
  async groupsOf(unitCode: string, role: GroupRole = 'unit'): Promise<ChatAddress[]> {
    const groups = [...(await this.bound.groupsOf(unitCode, role))];
    for (const group of this.configured.groupsOf(unitCode, role)) {
      if ((await this.bound.seatOf(group)) === null) groups.push(group);
    }
    const desk = groups.length ? null : this.configured.deskOf(unitCode, role);
    return desk ? [desk] : groups;
  }

  /** The chats of a unit's people, or while they have none, of who stands in for them (兜底); see `placesFor`. */
  async chatsFor(unitCode: string, wanted: GroupRole = 'unit'): Promise<ChatsFor> {
    for (const [unit, role] of placesFor(unitCode, wanted, this.city)) {
      const chats = await this.groupsOf(unit, role);
      if (chats.length) return { chats, own: unit === unitCode, role };
    }
    return { chats: [], own: false, role: wanted };
  }

  /** A page of the demonstration that is looked at: nobody is called by what is said there. */
  isDesk(address: ChatAddress): boolean {
    return this.configured.isDesk(address);
  }

  /** A one-time code that binds a chat; throws `bind.unknownUnit`, `bind.manyUnits`, `bind.roleNotHere`. */
  async issueCode(unitCodeOrName: string, role: GroupRole = 'unit'): Promise<IssuedCode> {
    const [unit, ...others] = catalogueOf(this.city).unitsCalled(unitCodeOrName);
    if (!unit) throw refuse('bind.unknownUnit', { unit: unitCodeOrName });
    if (others.length) {
      throw refuse('bind.manyUnits', { units: [unit, ...others].map(({ code }) => code).join(', ') });
    }
    if (!canHaveRole(this.city, unit.code, role)) throw refuse('bind.roleNotHere', { unit: unit.code, role });
    return { unit, role, ...(await this.codes.issue({ unit: unit.code, role })) };
  }

  /** Binds a chat; throws `bind.badCode` when the code is wrong, used or too old. */
  async bind(code: string, address: ChatAddress, title: string | null, by: string): Promise<Seat> {
    const redeemed = await this.codes.redeem(code, by);
    const unit = redeemed && catalogueOf(this.city).unit(redeemed.unit);
    if (!unit) throw refuse('bind.badCode');
    await this.bound.bind({ address, unit: unit.code, role: redeemed.role, title, by });
    return { unit, role: redeemed.role };
  }

  /** Takes a chat's binding away; throws `bind.notBound` when it has none. What the files name stays. */
  async unbind(address: ChatAddress): Promise<void> {
    if (!(await this.bound.unbind(address))) throw refuse('bind.notBound', { chat: address.chatId });
  }

  /** The platform gave the group another id: what was bound moves, and what the files name is bound anew. */
  async move(from: ChatAddress, toChatId: string): Promise<void> {
    const seat = await this.seatOf(from);
    if (!seat) return;
    const { role } = seat;
    const before = await this.bound.unbind(from);
    // The files still name the old id; without this it would be written to as well.
    if (this.configured.seatOf(from)) {
      await this.bound.bind({ address: from, unit: NOBODY, role, title: null, by: 'moved' });
    }
    const address = { ...from, chatId: toChatId };
    const { title = null, by = 'moved' } = before ?? {};
    await this.bound.bind({ address, unit: seat.unit.code, role, title, by });
  }
}
