import { Injectable } from '@nestjs/common';
import { UnitGroups } from '../../tickets';
import type { Call, Outcome } from '../flows/calls';
import { orRefusal, type CallTopic } from './call-topic';

/** A group becomes a unit's. */
@Injectable()
export class BindingTopic implements CallTopic<'bind'> {
  readonly handles = ['bind'] as const;

  constructor(private readonly groups: UnitGroups) {}

  async run({ code, address, title, by }: Extract<Call, { do: 'bind' }>): Promise<Outcome> {
    const done = await orRefusal(() => this.groups.bind(code, address, title, by));
    return { did: 'bind', bound: 'value' in done ? { ok: true, ...done.value } : { ok: false, ...done } };
  }
}
