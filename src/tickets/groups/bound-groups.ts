import { Inject, Injectable } from '@nestjs/common';
import type { GroupRole } from '../../../config/group-roles';
import { UnitOfWork } from '../../database';
import type { ChatAddress } from '../../shared/chat';
import { CLOCK, type Clock } from '../../shared/clock';

/** Another instance may bind a group; this one notices within so long. */
const FRESH_MS = 5_000;

/** Whose a chat is, by the unit's code. */
export interface BoundSeat {
  unit: string;
  role: GroupRole;
}

/** A chat that was bound in the chat itself. */
export interface BoundGroup extends BoundSeat {
  address: ChatAddress;
  title: string | null;
  by: string;
}

interface Row extends BoundSeat {
  channel: string;
  account: string;
  chat_id: string;
}

interface Snapshot {
  readAt: number;
  seatOf: ReadonlyMap<string, BoundSeat>;
  groupsOf: ReadonlyMap<string, ChatAddress[]>;
}

/** The table of bound groups, read whole and kept for a moment: it is asked at every message of a group. */
@Injectable()
export class BoundGroups {
  private snapshot: Snapshot | null = null;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async seatOf(address: ChatAddress): Promise<BoundSeat | null> {
    return (await this.current()).seatOf.get(keyOf(address)) ?? null;
  }

  async groupsOf(unit: string, role: GroupRole): Promise<readonly ChatAddress[]> {
    return (await this.current()).groupsOf.get(seatKey({ unit, role })) ?? [];
  }

  /** Binds a chat; one that was bound before belongs to the new unit and role. */
  bind({ address, unit, role, title, by }: BoundGroup): Promise<void> {
    return this.unitOfWork.run(async (sql) => {
      const { channel, account, chatId } = address;
      const row = [channel, account, chatId, unit, role, title, this.clock.now().getTime(), by];
      await sql.insert(
        'unit_groups',
        ['channel', 'account', 'chat_id', 'unit', 'role', 'title', 'bound_at', 'bound_by'],
        [row],
        {
          conflict: `(channel, account, chat_id) DO UPDATE SET unit = excluded.unit, role = excluded.role,
          title = excluded.title, bound_at = excluded.bound_at, bound_by = excluded.bound_by`,
        },
      );
      this.unitOfWork.onCommit(() => this.forget());
    });
  }

  /** Takes a chat's binding away and gives what it was. */
  unbind({ channel, account, chatId }: ChatAddress): Promise<{ title: string | null; by: string } | null> {
    return this.unitOfWork.run(async (sql) => {
      const [row] = await sql.query<{ title: string | null; bound_by: string }>(
        'DELETE FROM unit_groups WHERE channel = ? AND account = ? AND chat_id = ? RETURNING title, bound_by',
        [channel, account, chatId],
      );
      this.unitOfWork.onCommit(() => this.forget());
      return row ? { title: row.title, by: row.bound_by } : null;
    });
  }

  private forget(): void {
    this.snapshot = null;
  }

  private async current(): Promise<Snapshot> {
    const now = this.clock.now().getTime();
    const { snapshot } = this;
    if (snapshot && Math.abs(now - snapshot.readAt) < FRESH_MS) return snapshot;
    const rows = await this.unitOfWork.read<Row>('SELECT channel, account, chat_id, unit, role FROM unit_groups');
    return (this.snapshot = snapshotOf(rows, now));
  }
}

function snapshotOf(rows: readonly Row[], readAt: number): Snapshot {
  const seatOf = new Map<string, BoundSeat>();
  const groupsOf = new Map<string, ChatAddress[]>();
  for (const { channel, account, chat_id: chatId, unit, role } of rows) {
    const address = { channel, account, chatId };
    const seat = { unit, role };
    seatOf.set(keyOf(address), seat);
    groupsOf.set(seatKey(seat), [...(groupsOf.get(seatKey(seat)) ?? []), address]);
  }
  return { readAt, seatOf, groupsOf };
}

function seatKey({ unit, role }: BoundSeat): string {
  return `${role} ${unit}`;
}

function keyOf({ channel, account, chatId }: ChatAddress): string {
  return JSON.stringify([channel, account, chatId]);
}
