import { randomUUID } from 'node:crypto';
import { newSecret, personOf, RESIDENT_COOKIE } from '../../bots/web/web-identity';
import { residentChat } from '../../bots/web/web.address';
import { MAX_TEXT_CHARS, WEB } from '../../bots/web/web.options';
import { AppError } from '../../shared/app-error';
import type { Heard, RehearsalDriver, RehearsalResident } from './driver';

const NEWEST = 40;

/** Residents in a browser: everything goes through the page's own doors. */
export class WebRehearsal implements RehearsalDriver {
  readonly channel = 'web';
  readonly longest = MAX_TEXT_CHARS;
  readonly settings = {};
  readonly parts = {};
  private url = '';

  /** A demonstration's desk is every unit's group already. */
  groupOf(): null {
    return null;
  }

  start(): Promise<void> {
    return Promise.resolve();
  }

  opened(url: string): void {
    this.url = url;
  }

  resident(): RehearsalResident {
    return new WebResident(`${this.url}/api/chat/messages`);
  }

  /** A page's message is taken when its request is answered. */
  unheard(): number {
    return 0;
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }
}

interface Choice {
  token: string;
  label: string;
}

interface Message {
  id: string;
  author: 'bot' | 'person';
  body: {
    text?: string;
    prompt?: string;
    title?: string;
    rows?: { label: string; value: string }[];
    choices?: Choice[];
  };
}

class WebResident implements RehearsalResident {
  private readonly secret = newSecret();
  readonly conversation = `${WEB}:${WEB}:${residentChat(personOf(this.secret))}`;
  /** Message ids with the version that was seen. */
  private readonly seen = new Map<string, string>();
  private shown: { choice: Choice; messageId: string }[] = [];

  constructor(private readonly door: string) {}

  say(text: string): Promise<void> {
    return this.post({ text });
  }

  press(label: string): Promise<void> {
    const found = this.shown.find(({ choice }) => choice.label === label);
    if (!found) throw new AppError('rehearsal.noChoice');
    return this.post({ press: { ...found.choice, messageId: found.messageId } });
  }

  async heard(): Promise<Heard[]> {
    const { messages } = await this.ask<{ messages: Message[] }>(`${this.door}?limit=${NEWEST}`);
    const fresh = messages
      .filter(({ author }) => author === 'bot')
      .filter(({ id, body }) => this.seen.get(id) !== JSON.stringify(body));
    for (const { id, body } of fresh) {
      this.seen.set(id, JSON.stringify(body));
      if (body.choices?.length) this.shown = body.choices.map((choice) => ({ choice, messageId: id }));
    }
    return fresh.map(({ body }) => ({ text: textOf(body), choices: (body.choices ?? []).map(({ label }) => label) }));
  }

  private async post(said: object): Promise<void> {
    await this.ask(this.door, { clientId: randomUUID(), language: 'zh-CN', ...said });
  }

  private async ask<T>(url: string, body?: object): Promise<T> {
    const headers = { cookie: `${RESIDENT_COOKIE}=${this.secret}`, 'sec-fetch-site': 'same-origin' };
    const json = { ...headers, 'content-type': 'application/json' };
    const given = body ? { method: 'POST', headers: json, body: JSON.stringify(body) } : { headers };
    const response = await fetch(url, given);
    if (!response.ok) throw new AppError('rehearsal.door', { status: response.status });
    return (await response.json()) as T;
  }
}

function textOf({ text, prompt, title, rows = [] }: Message['body']): string {
  const lines = rows.map(({ label, value }) => (label ? `${label}：${value}` : value));
  return [title ?? prompt ?? text ?? '', ...lines].join('\n');
}
