import { loadCity } from '../../config/load-config';
import type { Effect } from '../../src/conversation/engine/effects';
import type { Input } from '../../src/conversation/engine/input';
import { newSession, type Session } from '../../src/conversation/engine/session';
import { step, type StepEvent } from '../../src/conversation/engine/step';
import type { World } from '../../src/conversation/engine/world';
import { flows } from '../../src/conversation/flows';
import type { Call, Outcome } from '../../src/conversation/flows/calls';
import { createCategorySuggester, createPlaceReader } from '../../src/knowledge';
import { input } from '../builders/conversation-input';

const city = loadCity('config', 'beijing');
const categories = createCategorySuggester(city.categories);
const places = createPlaceReader(city);
const START = Date.UTC(2026, 2, 2, 1, 0, 0);

/** One private conversation, step by step, with a city that finds nothing and opens every ticket. */
export class Talk {
  session: Session;
  /** What was said at the last step. */
  said: Extract<Effect, { type: 'say' }>[] = [];
  private nowMs = START;
  private draft = 0;

  constructor(session?: Session) {
    const address = { channel: 'fake', account: 'bot', chatId: 'c1' };
    const person = { id: 'p1', name: null };
    this.session = session ?? newSession({ language: 'zh-CN', address, scope: 'private', title: null, person });
  }

  /** Says something and takes in all that comes of it. */
  say(given: Partial<Input> | string): this {
    return this.goes({ type: 'message', input: input(given) });
  }

  /** Presses a choice of the open menu by its label. */
  press(label: string): this {
    const { menu } = this.session;
    const index = menu?.choices.findIndex((choice) => choice.label === label) ?? -1;
    if (!menu || index < 0) throw new Error(`no choice ${label}: ${menu?.choices.map((one) => one.label).join('｜')}`);
    return this.say({ token: `m${menu.serial}.${index}` });
  }

  /** A timer comes due after so many minutes. */
  timer(which: 'remind' | 'expire', minutes: number): this {
    this.nowMs += minutes * 60_000;
    return this.goes({ type: 'timer', which, input: input() });
  }

  /** All that was said at the last step, as text. */
  get heard(): string {
    return this.said.map(({ message }) => textOf(message)).join('\n');
  }

  private goes(event: StepEvent): this {
    this.said = [];
    const waiting = [event];
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { session, effects, input: heard, declined } = step(this.session, next, this.world(), flows);
      this.session = session;
      for (const effect of effects) {
        if (effect.type === 'say') this.said.push(effect);
        else
          waiting.push({
            type: 'outcome',
            input: heard,
            declined,
            flow: effect.flow,
            call: effect.call,
            outcome: answer(effect.call),
          });
      }
    }
    return this;
  }

  private world(): World {
    this.nowMs += 1_000;
    const draftId = `d${(this.draft += 1)}`;
    return { now: new Date(this.nowMs), city, categories, places, unit: null, role: null, draftId };
  }
}

function answer(call: Call): Outcome {
  switch (call.do) {
    case 'open':
      return { did: 'open', opened: opened() };
    case 'alike':
      return { did: 'alike', matter: null };
    case 'listOwn':
      return { did: 'listOwn', tickets: [], more: false, offset: 0 };
    case 'recentOwn':
      return { did: 'recentOwn', tickets: [] };
    case 'askPerson':
      return { did: 'askPerson', relay: null };
    case 'sayInRelay':
      return { did: 'sayInRelay', state: 'ended', took: false };
    case 'takenRelays':
      return { did: 'takenRelays', ids: [] };
    case 'takeRelay':
      return { did: 'takeRelay', ok: false, by: null };
    case 'endRelay':
      return { did: 'endRelay', side: call.side, how: call.how, ended: false };
    case 'material':
      return { did: 'material', given: { ok: false, refusal: { code: 'ticket.notFound', params: {} } } };
    case 'card':
      return { did: 'card', ticketId: call.ticketId, shown: null };
    case 'looksAt':
      return { did: 'looksAt', ticketId: call.ticketId, looks: [] };
    case 'bindPerson':
      return { did: 'bindPerson', bound: { ok: false, refusal: { code: 'bind.badCode', params: {} } } };
    case 'contactOf':
      return { did: 'contactOf', contact: null };
    case 'rates':
      return { did: 'rates', now: { name: '2026-03', ranking: [] }, before: { name: '2026-02', ranking: [] } };
    case 'keepRuling':
      return { did: 'keepRuling', kept: { ok: false, refusal: { code: 'ruling.none', params: {} } } };
    case 'recategorise':
      return { did: 'recategorise', corrected: { ok: false, refusal: { code: 'ticket.notFound', params: {} } } };
    case 'askedOf':
      return { did: 'askedOf', tickets: [] };
    case 'callbackOf':
      return { did: 'callbackOf', asked: [] };
    case 'answerCallback':
      return { did: 'answerCallback', answered: { ok: false, refusal: { code: 'ticket.notFound', params: {} } } };
    case 'story':
      return { did: 'story', story: null, slowDownMs: 0, others: false };
    case 'find':
      return { did: 'find', found: [] };
    case 'overlay':
      return { did: 'overlay', acted: { ok: false, refusal: { code: 'ticket.notFound', params: {} } } };
    case 'listForUnit':
      return { did: 'listForUnit', tickets: [] };
    case 'bind':
      return { did: 'bind', bound: { ok: false, refusal: { code: 'bind.badCode', params: {} } } };
    case 'act':
      return { did: 'act', acted: { ok: false, refusal: { code: 'ticket.notFound', params: {} } } };
  }
}

function opened(): Extract<Outcome, { did: 'open' }>['opened'] {
  const [unit] = city.units;
  if (!unit) throw new Error('the city has no units');
  const times = { acceptBy: new Date(START), resolveBy: new Date(START + 86_400_000) };
  return {
    ok: true,
    ticketId: 't1',
    number: 'BJ-260302-0001-3',
    unit,
    grade: 'ordinary',
    ...times,
    again: false,
    joined: false,
    praise: false,
  };
}

function textOf(message: Extract<Effect, { type: 'say' }>['message']): string {
  if (message.type === 'text') return message.text;
  if (message.type === 'menu') return message.prompt;
  if (message.type === 'media') return message.caption ?? '';
  return [message.title, ...message.rows.map(({ label, value }) => `${label}：${value}`)].join('\n');
}
