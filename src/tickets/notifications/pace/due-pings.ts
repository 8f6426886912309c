import { Injectable } from '@nestjs/common';
import { Standings } from '../standings';
import type { Standing } from '../standing';
import { HeldPings, type HeldPing } from './held-pings';

/** A ping whose time has come, and its ticket as it stands now. */
export interface DuePing {
  ping: HeldPing;
  standing: Standing;
}

/** What waited and is still wanted. */
@Injectable()
export class DuePings {
  constructor(
    private readonly held: HeldPings,
    private readonly standings: Standings,
  ) {}

  /** Takes them, oldest first; tickets that need not be accepted by that unit any more are left out. */
  async take(now: Date): Promise<DuePing[]> {
    const due = await this.held.takeDue(now);
    if (!due.length) return [];
    const standings = await this.standings.of([...new Set(due.map(({ ticketId }) => ticketId))]);
    return due.flatMap((ping) => {
      const standing = standings.get(ping.ticketId);
      const waits = standing?.ticket.state === 'dispatched' && standing.ticket.leadUnit === ping.unit;
      return waits ? [{ ping, standing }] : [];
    });
  }

  /** They were named in a list; their cards come when they are acted on or asked for. */
  async wereNamed(pings: readonly HeldPing[]): Promise<void> {
    await this.held.keep(pings.map((ping) => ({ ...ping, dueAt: null })));
  }
}
