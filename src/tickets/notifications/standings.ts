import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database';
import { EvidenceItems } from '../../evidence';
import { standingOf, type Standing } from './standing';

/** Tickets as they stand, in the current transaction or one of its own. */
@Injectable()
export class Standings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly items: EvidenceItems,
  ) {}

  /** By the ticket's id; who is not there is missing. */
  of(ids: readonly string[]): Promise<Map<string, Standing>> {
    return this.unitOfWork.run((sql) => standingOf(sql, this.items, ids));
  }
}
