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
];

/** The next instant at which time sets something off; Infinity when it never does. */
export async function nextDue({ db }: TicketsHouse): Promise<number> {
  const dues: number[] = [];
  for (const { next } of TIMED) {
    const [row] = await db.unitOfWork.read<{ due: number | null }>(next);
    dues.push(row?.due == null ? Infinity : Number(row.due));
  }
  return Math.min(...dues);
}

/** Looks at everything that is due; gives how much was raised. */
export async function sweepAll(house: TicketsHouse): Promise<number> {
  let raised = 0;
  for (const { sweep } of TIMED) raised += await sweep(house);
  return raised;
}
