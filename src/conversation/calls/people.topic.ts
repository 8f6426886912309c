import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../../config/city';
import { CITY, PeopleDesk, RevealContact, StaffMembers } from '../../tickets';
import type { Call, Outcome } from '../flows/calls';
import { orRefusal, type CallTopic } from './call-topic';

type OfPeople = 'bindPerson' | 'contactOf';

/** People of staff: they are let in, and look at what they may. */
@Injectable()
export class PeopleTopic implements CallTopic<OfPeople> {
  readonly handles = ['bindPerson', 'contactOf'] as const;

  constructor(
    private readonly desk: PeopleDesk,
    private readonly members: StaffMembers,
    private readonly contacts: RevealContact,
    @Inject(CITY) private readonly city: CityConfig,
  ) {}

  run(call: Extract<Call, { do: OfPeople }>): Promise<Outcome> {
    return call.do === 'bindPerson' ? this.bind(call) : this.contact(call);
  }

  private async bind({ code, key, name }: Extract<Call, { do: 'bindPerson' }>): Promise<Outcome> {
    const done = await orRefusal(() => this.desk.bind(code, key, name));
    if ('refusal' in done) return { did: 'bindPerson', bound: { ok: false, ...done } };
    const { unit, role } = done.value;
    const found = this.city.units.find(({ code: one }) => one === unit);
    return { did: 'bindPerson', bound: { ok: true, unit: found?.name ?? { 'zh-CN': unit, en: unit }, role } };
  }

  /** Null for whoever is not of staff. */
  private async contact({ key, number }: Extract<Call, { do: 'contactOf' }>): Promise<Outcome> {
    const member = await this.members.find(key);
    if (!member) return { did: 'contactOf', contact: null };
    const done = await orRefusal(() => this.contacts.execute(member, number));
    return { did: 'contactOf', contact: 'value' in done ? { ok: true, ...done.value } : { ok: false, ...done } };
  }
}
