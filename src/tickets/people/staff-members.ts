import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../../config/city';
import { STAFF_ROLES, type StaffRole } from '../../../config/staff-roles';
import { UnitOfWork, type SqlRow } from '../../database';
import { CLOCK, type Clock } from '../../shared/clock';
import type { StaffMember } from '../domain/rights';
import { catalogueOf } from '../domain/service-catalogue';
import { CHANNEL_ACCOUNTS, CITY, type ChannelAccounts } from '../tokens';

/** Who of staff is known, by the account they write from: bound by a one-time code, or named in the city's files. */
@Injectable()
export class StaffMembers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CITY) private readonly city: CityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CHANNEL_ACCOUNTS) private readonly accounts: ChannelAccounts,
  ) {}

  /** Null for whoever is not known, or whose unit is no more. What was bound goes before the files. */
  async find(key: string): Promise<StaffMember | null> {
    const [row] = await this.unitOfWork.read<SqlRow>('SELECT * FROM staff_members WHERE key = ?', [key]);
    const member = row ? toMember(row) : this.configured().get(key);
    return member && catalogueOf(this.city).unit(member.unit) ? member : null;
  }

  /** Binds a person, or binds them anew elsewhere. */
  bind({ key, unit, role, name }: StaffMember): Promise<void> {
    return this.unitOfWork.run(async (sql) => {
      await sql.insert(
        'staff_members',
        ['key', 'unit', 'role', 'name', 'bound_at'],
        [[key, unit, role, name, this.clock.now().getTime()]],
        {
          conflict:
            '(key) DO UPDATE SET unit = excluded.unit, role = excluded.role, name = excluded.name, bound_at = excluded.bound_at',
        },
      );
    });
  }

  /** Forgets a person; false when they were not bound. */
  unbind(key: string): Promise<boolean> {
    return this.unitOfWork.run(async (sql) => {
      const gone = await sql.query('DELETE FROM staff_members WHERE key = ? RETURNING key', [key]);
      return gone.length > 0;
    });
  }

  /** All that are bound, by unit. */
  async list(): Promise<StaffMember[]> {
    const rows = await this.unitOfWork.read<SqlRow>('SELECT * FROM staff_members ORDER BY unit, role, key');
    return rows.map(toMember);
  }

  /** Those of the files; their accounts are known only when the channels are. */
  private configured(): Map<string, StaffMember> {
    const accounts = this.accounts();
    const named = this.city.staff ?? [];
    return new Map(
      named.flatMap(({ person, unit, role }) => {
        const at = person.indexOf(':');
        const channel = person.slice(0, at);
        const account = accounts[channel];
        if (account === undefined) return [];
        const key = `${channel}:${account}:${person.slice(at + 1)}`;
        return [[key, { key, unit, role, name: null }] as const];
      }),
    );
  }
}

function toMember(row: SqlRow): StaffMember {
  return {
    key: String(row.key),
    unit: String(row.unit),
    role: STAFF_ROLES.find((role) => role === row.role) ?? ('analyst' satisfies StaffRole),
    name: row.name === null ? null : String(row.name),
  };
}
