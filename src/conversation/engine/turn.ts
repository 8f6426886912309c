import type { OutboundMessage } from '../../shared/chat';
import type { Call } from '../flows/calls';
import type { Effect } from './effects';
import { fillIn, filledIn } from './fill-in';
import type { Input } from './input';
import type { Language } from './language';
import type { OfferedChoice, Session } from './session';
import type { World } from './world';

/** A question as a flow puts it: words, and choices if there are any. */
export interface Question {
  prompt: string;
  choices?: OfferedChoice[];
  /** Present for a card: rows above the choices. */
  rows?: { label: string; value: string }[];
  asks?: 'place' | 'contact' | 'words';
}

/**
 * One step in the making: a session being changed and the effects it has so far. It lives inside `step`, so the step
 * as a whole stays a function of values.
 */
export class Turn {
  readonly effects: Effect[] = [];
  /** Set by a flow that told something in the middle of a form: the open question comes again. */
  wantsQuestion = false;
  /** Flows that looked at the message and leave it to the others, in this step or one before it. */
  readonly declined: Set<string>;
  /** Set by a flow that wants what was held back to be understood as if it were said now. */
  reread: Input | null = null;

  constructor(
    readonly session: Session,
    readonly world: World,
    public input: Input,
    declined: readonly string[] = [],
  ) {
    this.declined = new Set(declined);
  }

  get language(): Language {
    return this.session.language;
  }

  /** Says words. Words in a row become one message, and join the question that follows. */
  say(text: string, options: { receipt?: boolean; subject?: string | null } = {}): void {
    const last = this.effects.at(-1);
    if (last?.type === 'say' && last.message.type === 'text' && !options.receipt && !last.receipt) {
      last.message = { type: 'text', text: `${last.message.text}\n${fillIn(text, this.world.city)}` };
      return;
    }
    this.push({ type: 'text', text }, options.receipt ?? false, options.subject ?? null);
  }

  /** Says words, unless this turn has said them. */
  sayOnce(text: string): void {
    const said = ({ message }: Extract<Effect, { type: 'say' }>): boolean =>
      message.type === 'text' && message.text.includes(fillIn(text, this.world.city));
    if (!this.effects.some((effect) => effect.type === 'say' && said(effect))) this.say(text);
  }

  /** Shows a message as it is; `subject` is the ticket that an answer to it is about, `slot` where a card lives. */
  show(message: OutboundMessage, subject: string | null = null, slot: string | null = null): void {
    this.push(message, false, subject, slot);
  }

  /** Puts a question; its choices become the current menu, in the name of `flow`. */
  ask(flow: string, question: Question): void {
    const choices = question.choices ?? [];
    const serial = this.offer(flow, choices);
    const buttons = choices.map((choice, index) => ({ token: `m${serial}.${index}`, label: choice.label }));
    if (question.rows) {
      this.push({ type: 'card', title: question.prompt, rows: question.rows, choices: buttons }, false, null);
      return;
    }
    const before = this.takeWords();
    const prompt = before ? `${before}\n\n${question.prompt}` : question.prompt;
    if (!buttons.length) {
      this.push({ type: 'text', text: prompt, ...(question.asks === 'words' ? { asks: 'words' } : {}) }, false, null);
      return;
    }
    const asks = question.asks === 'words' ? undefined : question.asks;
    this.push({ type: 'menu', prompt, choices: buttons, ...(asks ? { asks } : {}) }, false, null);
  }

  /** Puts choices under the words just said; they ask for nothing. */
  offerUnder(flow: string, choices: OfferedChoice[]): void {
    const last = this.effects.at(-1);
    if (last?.type !== 'say' || last.message.type !== 'text') return;
    const serial = this.offer(flow, choices);
    const buttons = choices.map(({ label }, index) => ({ token: `m${serial}.${index}`, label }));
    last.message = { type: 'menu', prompt: last.message.text, choices: buttons };
  }

  /** Asks the city to do or tell something; the flow's `resume` gets the outcome in the same transaction. */
  call(flow: string, call: Call): void {
    this.effects.push({ type: 'call', flow, call });
  }

  /** Forgets the open menu: presses on it are stale from now on. */
  closeMenu(): void {
    this.session.menu = null;
  }

  /** The same choices keep their serial, so the buttons of a question that is only repeated stay good. */
  private offer(flow: string, choices: OfferedChoice[]): number {
    const { menu } = this.session;
    if (!choices.length) {
      this.session.menu = null;
      return this.session.serial;
    }
    if (menu && menu.flow === flow && same(menu.choices, choices)) return menu.serial;
    this.session.serial += 1;
    this.session.menu = { serial: this.session.serial, flow, choices, at: this.world.now.getTime() };
    return this.session.serial;
  }

  private takeWords(): string | null {
    const last = this.effects.at(-1);
    if (last?.type !== 'say' || last.message.type !== 'text' || last.receipt) return null;
    this.effects.pop();
    return last.message.text;
  }

  private push(message: OutboundMessage, receipt: boolean, subject: string | null, slot: string | null = null): void {
    const said = filledIn(message, this.world.city);
    const reply = this.session.scope === 'group';
    this.effects.push({ type: 'say', message: said, receipt, subject, slot, reply });
  }
}

function same(one: OfferedChoice[], other: OfferedChoice[]): boolean {
  return one.length === other.length && one.every((c, i) => c.value === other[i]?.value && c.label === other[i]?.label);
}
