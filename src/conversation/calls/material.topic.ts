import { Injectable } from '@nestjs/common';
import { AuditLog, GiveMaterial } from '../../tickets';
import type { Call, Outcome } from '../flows/calls';
import { orRefusal, type CallTopic } from './call-topic';

type OfMaterial = 'material' | 'looksAt';

const MOST_LOOKS = 15;

/** The pack of a ticket for another unit, and who looked at what. */
@Injectable()
export class MaterialTopic implements CallTopic<OfMaterial> {
  readonly handles = ['material', 'looksAt'] as const;

  constructor(
    private readonly giving: GiveMaterial,
    private readonly audit: AuditLog,
  ) {}

  async run(call: Extract<Call, { do: OfMaterial }>): Promise<Outcome> {
    if (call.do === 'looksAt') {
      return { did: 'looksAt', ticketId: call.ticketId, looks: await this.audit.list(MOST_LOOKS, call.ticketId) };
    }
    const done = await orRefusal(() => this.giving.execute(call.ticketId, call.by, call.unit));
    return { did: 'material', given: 'value' in done ? { ok: true, ...done.value } : { ok: false, ...done } };
  }
}
