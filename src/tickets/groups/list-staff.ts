import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../../config/city';
import { SPECIAL_ROLES, type GroupRole } from '../../../config/group-roles';
import { UnitOfWork } from '../../database';
import type { ChatAddress } from '../../shared/chat';
import { CITY } from '../tokens';
import { ConfiguredGroups } from './configured-groups';

/** A chat that is a unit's. `files`: the city's files name it; `bound`: a one-time code bound it. */
export interface StaffChat {
  unit: string;
  role: GroupRole;
  chat: ChatAddress;
  from: 'files' | 'bound';
  title: string | null;
  boundAt: Date | null;
  /** The person who sent the code. */
  boundBy: string | null;
}

/** A person who has tickets of a unit in hand, or had. */
export interface StaffPerson {
  unit: string;
  id: string;
  name: string;
  tickets: number;
  lastAt: Date;
}

interface BoundRow {
  unit: string;
  role: GroupRole;
  channel: string;
  account: string;
  chat_id: string;
  title: string | null;
  bound_at: number;
  bound_by: string;
}

/** Use case of the operator: in which chats the units sit, and who there took up tickets. */
@Injectable()
export class ListStaff {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly configured: ConfiguredGroups,
    @Inject(CITY) private readonly city: CityConfig,
  ) {}

  /** Of one unit, or of all. */
  async chats(unit?: string): Promise<StaffChat[]> {
    const rows = await this.unitOfWork.read<BoundRow>('SELECT * FROM unit_groups ORDER BY unit, role, bound_at');
    const bound = rows.map(fromRow);
    const taken = new Set(bound.map(({ chat }) => JSON.stringify([chat.channel, chat.chatId])));
    const named = this.city.units.flatMap(({ code }) =>
      (['unit', ...SPECIAL_ROLES] as const).flatMap((role) =>
        this.configured.groupsOf(code, role).map((chat) => ({ ...NOT_BOUND, unit: code, role, chat })),
      ),
    );
    const files = named.filter(({ chat }) => !taken.has(JSON.stringify([chat.channel, chat.chatId])));
    // A chat that has moved is kept as nobody's.
    return [...bound.filter((one) => one.unit !== ''), ...files].filter(
      (one) => unit === undefined || one.unit === unit,
    );
  }

  /** Of one unit, or of all; who did something last comes first. */
  async people(unit?: string): Promise<StaffPerson[]> {
    const rows = await this.unitOfWork.read<Record<'unit' | 'id' | 'name', string> & { n: number; last: number }>(
      `SELECT lead_unit AS unit, handler_id AS id, MAX(handler_name) AS name, COUNT(*) AS n, MAX(handled_at) AS last
        FROM tickets WHERE handler_id IS NOT NULL ${unit === undefined ? '' : 'AND lead_unit = ?'}
        GROUP BY lead_unit, handler_id ORDER BY MAX(handled_at) DESC`,
      unit === undefined ? [] : [unit],
    );
    return rows.map(({ unit: of, id, name, n, last }) => {
      return { unit: of, id, name, tickets: Number(n), lastAt: new Date(Number(last)) };
    });
  }
}

const NOT_BOUND = { from: 'files', title: null, boundAt: null, boundBy: null } as const;

function fromRow({ unit, role, channel, account, chat_id: chatId, title, bound_at, bound_by }: BoundRow): StaffChat {
  const chat = { channel, account, chatId };
  return { unit, role, chat, from: 'bound', title, boundAt: new Date(Number(bound_at)), boundBy: bound_by };
}
