import { Injectable } from '@nestjs/common';
import type { StaffRole } from '../../../config/staff-roles';
import { UnitOfWork } from '../../database';
import { AuditLog } from '../audit/audit-log';
import { refuse } from '../domain/errors';
import type { StaffMember } from '../domain/rights';
import { BindCodes } from '../groups/bind-codes';
import { StaffMembers } from './staff-members';

/** Lets people of staff in by one-time codes, and out again; both are written down. */
@Injectable()
export class PeopleDesk {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly codes: BindCodes,
    private readonly members: StaffMembers,
    private readonly audit: AuditLog,
  ) {}

  /** A code for one person, in clear for the last time. */
  issueCode(unit: string, role: StaffRole): Promise<{ code: string; expiresAt: Date }> {
    return this.codes.issueForPerson({ unit, role });
  }

  /** Throws `bind.badCode` when the code is wrong, spent, too old, or one of a group. */
  bind(code: string, key: string, name: string | null): Promise<StaffMember> {
    return this.unitOfWork.run(async () => {
      const redeemed = await this.codes.redeemForPerson(code, key);
      if (!redeemed) throw refuse('bind.badCode');
      const member = { key, ...redeemed, name };
      await this.members.bind(member);
      await this.write('boundPerson', member);
      return member;
    });
  }

  /** False when nobody was bound by that key. */
  unbind(key: string): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const gone = await this.members.unbind(key);
      if (gone) await this.audit.note([{ action: 'unboundPerson', actor: OPERATOR, ticketId: null, detail: { key } }]);
      return gone;
    });
  }

  private write(action: 'boundPerson', { key, unit, role, name }: StaffMember): Promise<void> {
    return this.audit.note([{ action, actor: { kind: role, id: key, name }, ticketId: null, detail: { unit, role } }]);
  }
}

const OPERATOR = { kind: 'operator', id: null, name: null };
