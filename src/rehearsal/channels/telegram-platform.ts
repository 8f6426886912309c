import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The bot of a rehearsal; no platform but ours knows this token. */
export const TOKEN = '7000000001:rehearsal-rehearsal-rehearsal';
const BOT = { id: 7_000_000_001, is_bot: true, first_name: '应声', username: 'yingsheng_rehearsal_bot' };
const HELD_MS = 1_000;
const BATCH = 100;

interface Button {
  text: string;
  callback_data?: string;
}

/** What the bot said or changed in a chat, in the order in which it did. */
export interface BotMessage {
  id: number;
  text: string;
  buttons: Button[];
}

interface Payload {
  chat_id?: number | string;
  message_id?: number;
  text?: string;
  caption?: string;
  parse_mode?: string;
  offset?: number;
  reply_markup?: { inline_keyboard?: Button[][] } | string;
}

/** As much of the Bot API as words and buttons need, on a port of this machine, polled like the real one. */
export class TelegramPlatform {
  private readonly server: Server = createServer((request, response) => void this.serve(request, response));
  private readonly said = new Map<number, BotMessage[]>();
  private updates: { update_id: number }[] = [];
  private readonly held = new Set<() => void>();
  private serial = 0;

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Updates that the bot has not confirmed. */
  get pending(): number {
    return this.updates.length;
  }

  /** What the bot said in a chat, oldest first. */
  fromBot(chat: number): readonly BotMessage[] {
    return this.said.get(chat) ?? [];
  }

  says(person: number, text: string): void {
    const message = { message_id: this.next(), ...this.around(person), text };
    this.deliver({ message });
  }

  presses(person: number, messageId: number, data: string): void {
    const { from, chat, date } = this.around(person);
    const message = { message_id: messageId, chat, date, from: BOT };
    this.deliver({ callback_query: { id: String(this.next()), from, message, data, chat_instance: '1' } });
  }

  async stop(): Promise<void> {
    for (const wake of this.held) wake();
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private around(person: number): { from: object; chat: object; date: number } {
    return {
      from: { id: person, is_bot: false, first_name: '居民', language_code: 'zh-hans' },
      chat: { id: person, type: 'private', first_name: '居民' },
      date: Math.floor(Date.now() / 1000),
    };
  }

  private deliver(update: object): void {
    this.updates.push({ update_id: this.next(), ...update });
    for (const wake of this.held) wake();
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const method = new URL(request.url ?? '/', 'http://platform').pathname.split('/').at(-1) ?? '';
    const payload = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}') as Payload;
    const result = method === 'getUpdates' ? await this.poll(payload) : this.answer(method, payload);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ok: true, result }));
  }

  private async poll({ offset = 0 }: Payload): Promise<object[]> {
    this.updates = this.updates.filter(({ update_id: id }) => id >= offset);
    if (!this.updates.length) await this.news();
    return this.updates.slice(0, BATCH);
  }

  /** As the platform does it: an empty answer is held until there is something, or for a while. */
  private news(): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(late);
        this.held.delete(wake);
        resolve();
      };
      const late = setTimeout(wake, HELD_MS);
      this.held.add(wake);
    });
  }

  private answer(method: string, payload: Payload): unknown {
    if (method === 'getMe') return { ...BOT, can_join_groups: true, can_read_all_group_messages: true };
    if (method === 'sendMessage') return this.keep(payload, this.next());
    if (method === 'editMessageText') return this.keep(payload, payload.message_id ?? this.next());
    return true;
  }

  private keep(payload: Payload, id: number): object {
    const chat = Number(payload.chat_id);
    const message = { id, text: plain(payload), buttons: buttonsOf(payload) };
    this.said.set(chat, [...this.fromBot(chat), message]);
    const { text } = message;
    return { message_id: id, date: Math.floor(Date.now() / 1000), chat: { id: chat, type: 'private' }, text };
  }

  private next(): number {
    this.serial += 1;
    return this.serial;
  }
}

function buttonsOf({ reply_markup: markup }: Payload): Button[] {
  return typeof markup === 'object' ? (markup.inline_keyboard ?? []).flat() : [];
}

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

/** As the client shows it. */
function plain({ text = '', parse_mode: mode }: Payload): string {
  if (mode !== 'HTML') return text;
  return text.replace(/<[^>]*>/g, '').replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
