import { createHash, randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../../config/city';
import type { GroupRole } from '../../../config/group-roles';
import { STAFF_ROLES, type StaffRole } from '../../../config/staff-roles';
import { UnitOfWork } from '../../database';
import { CLOCK, type Clock } from '../../shared/clock';
import { CITY } from '../tokens';

/** No 0 O, 1 I L, 5 S, 2 Z, 8 B, U V: read aloud or copied by hand, none is taken for another. */
const ALPHABET = '34679ACDEFGHJKMNPQRTWXY';
const LENGTH = 8;
const MINUTE = 60_000;

/** A person's role stands in the code's row behind this. */
const PERSON = 'person:';

/** What a code binds a chat to. */
interface Binding {
  unit: string;
  role: GroupRole;
}

/** What a code makes of a person. */
interface PersonBinding {
  unit: string;
  role: StaffRole;
}

interface CodeRow {
  unit: string;
  role: string;
}

/** One-time codes, in the table as hashes only. */
@Injectable()
export class BindCodes {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CITY) private readonly city: CityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A new code, in clear for the last time. */
  issue({ unit, role }: Binding): Promise<{ code: string; expiresAt: Date }> {
    return this.write(unit, role);
  }

  /** A new code for one person of staff. */
  issueForPerson({ unit, role }: PersonBinding): Promise<{ code: string; expiresAt: Date }> {
    return this.write(unit, `${PERSON}${role}`);
  }

  private write(unit: string, role: string): Promise<{ code: string; expiresAt: Date }> {
    return this.unitOfWork.run(async (sql) => {
      const now = this.clock.now().getTime();
      const expiresAt = now + this.city.policy.bindCodeMinutes * MINUTE;
      const code = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
      await sql.insert(
        'bind_codes',
        ['code_hash', 'unit', 'role', 'created_at', 'expires_at'],
        [[hash(code), unit, role, now, expiresAt]],
      );
      return { code, expiresAt: new Date(expiresAt) };
    });
  }

  /** Spends a code and gives what it binds to; null when it is wrong, spent or too old. Of two at once one gets it. */
  async redeem(code: string, by: string): Promise<Binding | null> {
    const row = await this.spend(code, by, 'NOT LIKE');
    return row && { unit: row.unit, role: row.role as GroupRole };
  }

  /** As `redeem`, for a code that was issued for a person. */
  async redeemForPerson(code: string, by: string): Promise<PersonBinding | null> {
    const row = await this.spend(code, by, 'LIKE');
    const role = STAFF_ROLES.find((one) => row?.role === `${PERSON}${one}`);
    return row && role ? { unit: row.unit, role } : null;
  }

  private spend(code: string, by: string, which: 'LIKE' | 'NOT LIKE'): Promise<CodeRow | null> {
    return this.unitOfWork.run(async (sql) => {
      const now = this.clock.now().getTime();
      const [row] = await sql.query<CodeRow>(
        `UPDATE bind_codes SET used_at = ?, used_by = ?
          WHERE code_hash = ? AND used_at IS NULL AND expires_at > ? AND role ${which} '${PERSON}%'
          RETURNING unit, role`,
        [now, by, hash(code), now],
      );
      return row ?? null;
    });
  }
}

/** Width, case, blanks and dashes do not matter. */
function hash(code: string): string {
  const plain = code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
  return createHash('sha256').update(plain).digest('hex');
}
