import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database';
import type { Callback } from '../domain/callbacks/callback';
import { toCallback } from './callback-rows';

/** Finds what a resident is being asked, and how the people of a matter answered. */
@Injectable()
export class OpenCallbacks {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** What this resident was asked and has not answered, the newest first. */
  async of(residentKey: string): Promise<Callback[]> {
    const rows = await this.unitOfWork.read(
      `SELECT * FROM callbacks WHERE conversation = ? AND state = 'asked' ORDER BY asked_at DESC, id DESC`,
      [residentKey],
    );
    return rows.map(toCallback);
  }

  /** How many said of this ticket, ever, that it is not solved. */
  async unsolved(ticketId: string): Promise<number> {
    const [row] = await this.unitOfWork.read(
      'SELECT count(*) AS said FROM callbacks WHERE ticket_id = ? AND solved = 0',
      [ticketId],
    );
    return Number(row?.said ?? 0);
  }
}
