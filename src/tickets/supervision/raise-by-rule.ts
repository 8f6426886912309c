import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../../config/city';
import { Refusal } from '../../shared/app-error';
import { OpenCallbacks } from '../callbacks/open-callbacks';
import { hasRaised, ruleOfReturned, type Rule } from '../domain/callbacks/supervision-by-rule';
import { isOf, SUPERVISION_LEVELS, type Overlay, type SupervisionLevel } from '../domain/overlays/overlay';
import { TicketRepository } from '../domain/ticket.repository';
import { staffLanguage } from '../notifications/languages';
import { unitToldTexts } from '../notifications/unit-told.texts';
import { ActOnOverlay } from '../overlays/act-on-overlay';
import { CITY } from '../tokens';

/** 督办 by rule: what came back too often or was not done in time is watched; each rule raises once on a ticket. */
@Injectable()
export class RaiseByRule {
  constructor(
    private readonly overlays: ActOnOverlay,
    private readonly tickets: TicketRepository,
    private readonly callbacks: OpenCallbacks,
    @Inject(CITY) private readonly city: CityConfig,
  ) {}

  /** After a ticket, or the one it is joined into, was taken up again. To be run in the same unit of work. */
  async returned(id: string): Promise<void> {
    const ticketId = (await this.tickets.find({ id }))?.joinedInto ?? id;
    const history = await this.tickets.history(ticketId);
    const reopened = history.filter(({ type }) => type === 'reopened').length;
    const unsolved = await this.callbacks.unsolved(ticketId);
    const rule = ruleOfReturned({ reopened, unsolved }, this.city.policy.supervisionByRule);
    if (rule) await this.raise(ticketId, rule, rule === 'unsolved' ? unsolved : reopened);
  }

  /** After its handling time ran out. */
  async breached(ticketId: string): Promise<void> {
    if (this.city.policy.supervisionByRule.breached !== 'off') await this.raise(ticketId, 'breach', 1);
  }

  /** Sets supervision; where somebody watches already, one level more; red cannot be more. */
  private async raise(ticketId: string, rule: Rule, times: number): Promise<void> {
    if (hasRaised(await this.tickets.history(ticketId), rule)) return;
    const over = await this.tickets.overlaysOf(ticketId);
    const live = over.filter(isOf('supervision')).find(({ endedAt }) => endedAt === null);
    const level = live ? nextLevel(live) : 'notice';
    if (!level) return;
    const words = unitToldTexts[staffLanguage({ city: this.city })].byRule[rule](times);
    const given = { by: { kind: 'system' }, words, evidence: [], level, cause: rule } as const;
    try {
      const move = live ? 'raiseSupervision' : 'supervise';
      await this.overlays.execute({ ...given, evidence: [], ticket: { id: ticketId }, move, overlay: live?.id });
    } catch (error) {
      // Somebody came first.
      if (!(error instanceof Refusal)) throw error;
    }
  }
}

function nextLevel({ data }: Extract<Overlay, { kind: 'supervision' }>): SupervisionLevel | null {
  return SUPERVISION_LEVELS[SUPERVISION_LEVELS.indexOf(data.level) + 1] ?? null;
}
