import { seededRandom } from './random';

export type FaultKind =
  /** The work is done at once, the answer comes `ms` later. */
  | 'late'
  /** 429 with `retry_after` seconds, nothing done. */
  | 'tooManyRequests'
  /** `status` (500 unless told), nothing done. */
  | 'serverError'
  /** Nothing done, no answer ever. */
  | 'silence'
  /** Nothing done, connection reset. */
  | 'reset'
  /** The work is done, no answer ever. */
  | 'workThenSilence'
  /** The work is done, connection reset. */
  | 'workThenReset';

/** When which fault happens; the first rule that hits wins. */
export interface FaultRule {
  fault: FaultKind;
  /** Method name or names; every method when left out. */
  method?: string | string[];
  /** Methods that are spared. */
  except?: string[];
  /** Only calls for this chat. */
  chat?: number;
  /** 0 to 1; always when left out. */
  probability?: number;
  /** Ends after so many hits. */
  times?: number;
  ms?: number;
  retry_after?: number;
  status?: number;
}

/** What may go wrong while updates travel to the bot; each a probability from 0 to 1. */
export interface DeliveryFaults {
  /** Per update: it comes once more with the same id, even after it was confirmed. */
  duplicate: number;
  /** Per batch (or webhook request): chats change places; inside one chat the order stays. */
  reorder: number;
  /** Per batch: any update may change places. */
  shuffle: number;
}

export interface FaultPlan {
  seed?: number;
  on?: boolean;
  rules?: FaultRule[];
  delivery?: Partial<DeliveryFaults>;
}

interface ActiveRule extends FaultRule {
  id: number;
  methods: Set<string> | undefined;
  spared: Set<string> | undefined;
  hits: number;
}

const NO_DELIVERY_FAULTS: DeliveryFaults = { duplicate: 0, reorder: 0, shuffle: 0 };

/** Decides what goes wrong; the same seed and the same calls give the same faults. */
export class Faults {
  on = true;
  /** How often each kind happened: the kinds of rules, and `duplicate`, `reorder`, `shuffle`. */
  readonly counts: Record<string, number> = {};
  private rules: ActiveRule[] = [];
  /** Asked before the rules, so that "the next call" means just that. */
  private soon: ActiveRule[] = [];
  private lastRuleId = 0;
  private delivery: DeliveryFaults = { ...NO_DELIVERY_FAULTS };
  private random = seededRandom(1);

  /** Replaces everything planned so far; counts stay. */
  plan(plan: FaultPlan): void {
    this.random = seededRandom(plan.seed ?? 1);
    this.on = plan.on ?? true;
    this.rules = [];
    this.soon = [];
    for (const rule of plan.rules ?? []) this.add(rule);
    this.delivery = { ...NO_DELIVERY_FAULTS, ...plan.delivery };
  }

  /** Adds a rule behind the others; the number removes it again. */
  add(rule: FaultRule): number {
    return this.activate(rule, this.rules);
  }

  private activate(rule: FaultRule, list: ActiveRule[]): number {
    const id = ++this.lastRuleId;
    const names = rule.method === undefined ? undefined : [rule.method].flat().map((name) => name.toLowerCase());
    const spared = rule.except && new Set(rule.except.map((name) => name.toLowerCase()));
    list.push({ ...rule, id, methods: names && new Set(names), spared, hits: 0 });
    return id;
  }

  /** The next call of the method (`times` calls, when told) fails in this way, whatever the rules say. */
  next(method: string, fault: FaultKind, details: Omit<FaultRule, 'fault' | 'method'> = {}): number {
    return this.activate({ times: 1, ...details, method, fault }, this.soon);
  }

  remove(id: number): void {
    this.rules = this.rules.filter((rule) => rule.id !== id);
    this.soon = this.soon.filter((rule) => rule.id !== id);
  }

  /** Sets probabilities of delivery faults; those left out stay. */
  deliver(delivery: Partial<DeliveryFaults>): void {
    this.delivery = { ...this.delivery, ...delivery };
  }

  /** Nothing goes wrong any more; counts stay. */
  clear(): void {
    this.rules = [];
    this.soon = [];
    this.delivery = { ...NO_DELIVERY_FAULTS };
  }

  /** The plan as it stands, with hits per rule. */
  describe(): { on: boolean; rules: (FaultRule & { id: number; hits: number })[]; delivery: DeliveryFaults } {
    const rules = [...this.soon, ...this.rules].map(({ methods: _methods, spared: _spared, ...rule }) => rule);
    return { on: this.on, rules, delivery: this.delivery };
  }

  /** The fault for this call, if any; `method` in lower case. */
  draw(method: string, chat: number | undefined): FaultRule | undefined {
    if (!this.on) return undefined;
    return this.hit(this.soon, method, chat) ?? this.hit(this.rules, method, chat);
  }

  private hit(rules: ActiveRule[], method: string, chat: number | undefined): FaultRule | undefined {
    for (const rule of rules) {
      if (!matches(rule, method, chat) || !this.rolls(rule.probability ?? 1)) continue;
      rule.hits++;
      this.count(rule.fault);
      if (rule.times !== undefined && rule.hits >= rule.times) this.remove(rule.id);
      return rule;
    }
    return undefined;
  }

  /** Whether this delivery fault happens now. */
  drawDelivery(kind: keyof DeliveryFaults): boolean {
    if (!this.on || !this.rolls(this.delivery[kind])) return false;
    this.count(kind);
    return true;
  }

  /** A whole number from 0 to below the limit. */
  pick(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  private rolls(probability: number): boolean {
    return probability >= 1 || (probability > 0 && this.random() < probability);
  }

  private count(kind: string): void {
    this.counts[kind] = (this.counts[kind] ?? 0) + 1;
  }
}

function matches(rule: ActiveRule, method: string, chat: number | undefined): boolean {
  if (rule.methods && !rule.methods.has(method)) return false;
  if (rule.spared?.has(method)) return false;
  return rule.chat === undefined || rule.chat === chat;
}
