import type { TicketsHouse } from '../support/tickets-house';

/** Something that time alone sets off: where its next instant stands, and what looks at what is due. */
interface Timed {
  /** Gives one row with the next instant as `due`, or null. */
  next: string;
  sweep(house: TicketsHouse): Promise<number>;
}

/** ★ What time sets off, in the order in which a beat looks at it. Another timer of the tickets is a line here. */
const TIMED: readonly Timed[] = [
  {
    next: 'SELECT min(next_at) AS due FROM ticket_clocks WHERE next_at IS NOT NULL',
    sweep: ({ sweep }) => sweep.execute(),
  },
  {
    next: `SELECT min(due) AS due FROM (
      SELECT min(ask_at) AS due FROM callbacks WHERE state = 'waiting'
      UNION ALL SELECT min(remind_at) FROM callbacks WHERE state = 'asked'
      UNION ALL SELECT min(expires_at) FROM callbacks WHERE state = 'asked') AS dues`,
    sweep: ({ callbacks }) => callbacks.sweep.execute(),
  },
  {
    next: 'SELECT min(tell_at) AS due FROM commendations WHERE tell_at IS NOT NULL',
    sweep: ({ praise }) => praise.sweep.execute(),
  },
  // A beat tells what waited, with what else is to be told.
  { next: 'SELECT min(due_at) AS due FROM held_pings WHERE due_at IS NOT NULL', sweep: () => Promise.resolve(0) },
];

/** The next instant at which time sets something off; Infinity when it never does. */
export async function nextDue(house: TicketsHouse): Promise<number> {
  const dues: number[] = [];
  for (const timed of TIMED) dues.push(await dueOf(house, timed));
  return Math.min(...dues);
}

/** Looks at everything that is due; gives how much was raised. */
export async function sweepAll(house: TicketsHouse): Promise<number> {
  let raised = 0;
  for (const timed of TIMED) if ((await dueOf(house, timed)) <= house.time.ms) raised += await timed.sweep(house);
  return raised;
}

async function dueOf({ db }: TicketsHouse, { next }: Timed): Promise<number> {
  const [row] = await db.unitOfWork.read<{ due: number | null }>(next);
  return row?.due == null ? Infinity : Number(row.due);
}
