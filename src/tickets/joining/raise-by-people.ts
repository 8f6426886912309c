import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../../config/city';
import { Refusal } from '../../shared/app-error';
import { becomesSupervised } from '../domain/joining/priority';
import type { Ticket } from '../domain/ticket';
import { staffLanguage } from '../notifications/languages';
import { unitToldTexts } from '../notifications/unit-told.texts';
import { ActOnOverlay } from '../overlays/act-on-overlay';
import { CITY } from '../tokens';

/** 督办 by rule: a matter that so many people reported is watched, once. */
@Injectable()
export class RaiseByPeople {
  constructor(
    private readonly overlays: ActOnOverlay,
    @Inject(CITY) private readonly city: CityConfig,
  ) {}

  /** Sets supervision where the number of people has just reached what policy says; what is watched stays as it is. */
  async execute(before: Ticket, after: Ticket): Promise<void> {
    if (!becomesSupervised(before.people, after.people, this.city.policy.join)) return;
    const words = unitToldTexts[staffLanguage({ city: this.city })].manyPeople(after.people);
    const given = { level: 'notice', cause: 'manyJoined', words, evidence: [] } as const;
    try {
      const by = { kind: 'system' } as const;
      await this.overlays.execute({ ...given, evidence: [], ticket: { id: after.id }, move: 'supervise', by });
    } catch (error) {
      // Somebody supervises it already.
      if (!(error instanceof Refusal)) throw error;
    }
  }
}
