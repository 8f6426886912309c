import { Injectable } from '@nestjs/common';
import type { Call, Outcome } from '../flows/calls';
import { Relays, StaffChats } from '../relay';
import type { CallTopic } from './call-topic';

type Relaying = 'askPerson' | 'sayInRelay' | 'takeRelay' | 'endRelay' | 'takenRelays';

/** A person of staff comes into a resident's chat, talks there, and goes. */
@Injectable()
export class RelayTopic implements CallTopic<Relaying> {
  readonly handles = ['askPerson', 'sayInRelay', 'takeRelay', 'endRelay', 'takenRelays'] as const;

  constructor(
    private readonly relays: Relays,
    private readonly staff: StaffChats,
  ) {}

  async run(call: Extract<Call, { do: Relaying }>): Promise<Outcome> {
    switch (call.do) {
      case 'askPerson': {
        const { chats } = await this.staff.find();
        return { did: 'askPerson', relay: chats.length ? await this.relays.ask(call.asked) : null };
      }
      case 'sayInRelay':
        return { did: 'sayInRelay', ...(await this.relays.say(call.said)) };
      case 'takeRelay':
        return { did: 'takeRelay', ...(await this.relays.take(call.id, call.speaker)) };
      case 'takenRelays':
        return { did: 'takenRelays', ids: await this.relays.taken(call.ids) };
      case 'endRelay': {
        const { id, side, how, speaker } = call;
        return { did: 'endRelay', side, how, ended: await this.relays.end(id, side, how, speaker) };
      }
    }
  }
}
