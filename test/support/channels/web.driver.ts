import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { MENTION } from '../../../src/bots/web/web.options';
import { newSecret, personOf, RESIDENT_COOKIE } from '../../../src/bots/web/web-identity';
import type { House } from '../house';
import {
  buttonCalled,
  contentOf,
  type Ability,
  type ChannelDriver,
  type ChatPerson,
  type Group,
  type Heard,
  type Resident,
  type SentMedium,
  type SentPlace,
} from './driver';

/** People in a browser, by the page's own doors. */
export class WebDriver implements ChannelDriver {
  readonly channel = 'web';
  readonly mention = MENTION;

  constructor(private readonly house: House) {}

  /** A page has no stickers, changes nothing that was sent, and refuses what is too large by itself. */
  can(ability: Ability): boolean {
    return ability === 'albumCaption' || ability === 'photoReply' || ability === 'link';
  }

  resident({ language }: { name: string; language: 'zh-CN' | 'en' }): Promise<Resident> {
    const browser = new Browser(this.house);
    const room = new Room(browser, '/api/chat/messages');
    const person = new WebPerson(browser, room, { language });
    const key = `web:web:${personOf(browser.secret)}`;
    return Promise.resolve(Object.assign(person, { key, heard: () => room.heard() }));
  }

  unitGroup(unit: string): Promise<Group> {
    return WebGroup.enter(this.house, unit);
  }

  strangeGroup(name: string): Promise<Group> {
    return WebGroup.enter(this.house, `none-${createHash('sha1').update(name).digest('hex').slice(0, 8)}`);
  }
}

interface Body {
  type: string;
  text?: string;
  prompt?: string;
  title?: string;
  caption?: string;
  rows?: { label: string; value: string }[];
  choices?: { token: string; label: string }[];
}

interface Message {
  id: string;
  author: 'bot' | 'person';
  editedAt: number | null;
  body: Body;
}

/** One browser with its cookie. */
class Browser {
  readonly secret = newSecret();

  constructor(private readonly house: House) {}

  async get<T>(path: string): Promise<T> {
    const response = await fetch(this.house.url + path, { headers: this.headers });
    if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  async post<T>(path: string, body: object): Promise<T> {
    const isForm = body instanceof FormData;
    const headers = { ...this.headers, ...(isForm ? {} : { 'content-type': 'application/json' }) };
    const given = { method: 'POST', headers, body: isForm ? body : JSON.stringify(body) };
    const response = await fetch(this.house.url + path, given);
    if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  async upload(medium: SentMedium): Promise<string> {
    const { kind, name, bytes } = medium;
    const form = new FormData();
    const anything = Buffer.concat([HEADS[kind], randomBytes(16), Buffer.alloc(bytes ?? 0)]);
    const content = (await contentOf(medium)) ?? anything;
    form.set('file', new Blob([new Uint8Array(content)]), name ?? kind);
    return (await this.post<{ ref: string }>('/api/chat/uploads', form)).ref;
  }

  private get headers(): Record<string, string> {
    return { cookie: `${RESIDENT_COOKIE}=${this.secret}`, 'sec-fetch-site': 'same-origin' };
  }
}

const HEADS: Record<SentMedium['kind'], Buffer> = {
  photo: Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
  video: Buffer.from('\0\0\0\x18ftypmp42', 'latin1'),
  voice: Buffer.from('OggS\0\x02', 'latin1'),
  file: Buffer.from('%PDF-1.4\n', 'latin1'),
};

/** A chat as the page shows it. */
class Room {
  /** Message ids with the version that was seen. */
  private readonly seen = new Map<string, string>();

  constructor(
    private readonly browser: Browser,
    readonly path: string,
  ) {}

  /** The newest messages of the bot, oldest first. */
  async messages(): Promise<Message[]> {
    const { messages } = await this.browser.get<{ messages: Message[] }>(`${this.path}?limit=200`);
    return messages.filter(({ author }) => author === 'bot');
  }

  async heard(): Promise<Heard[]> {
    const fresh = (await this.messages()).filter((message) => this.seen.get(message.id) !== versionOf(message));
    for (const message of fresh) this.seen.set(message.id, versionOf(message));
    return fresh.map(({ body }) => ({ text: textOf(body), choices: (body.choices ?? []).map(({ label }) => label) }));
  }
}

function versionOf({ body }: Message): string {
  return JSON.stringify(body);
}

function textOf({ text, prompt, title, rows = [], caption }: Body): string {
  const lines = rows.map(({ label, value }) => (label ? `${label}：${value}` : value));
  return [title ?? prompt ?? text ?? caption ?? '', ...lines].join('\n');
}

class WebGroup implements Group {
  private readonly people = new Map<string, ChatPerson>();

  private constructor(
    private readonly house: House,
    private readonly room: Room,
  ) {}

  static async enter(house: House, id: string): Promise<WebGroup> {
    const room = new Room(new Browser(house), `/api/desk/rooms/${id}/messages`);
    await room.heard();
    return new WebGroup(house, room);
  }

  person(name: string): Promise<ChatPerson> {
    const id = createHash('sha1').update(name).digest('hex').slice(0, 12);
    const person = this.people.get(name) ?? new WebPerson(new Browser(this.house), this.room, { as: { id, name } });
    this.people.set(name, person);
    return Promise.resolve(person);
  }

  heard(): Promise<Heard[]> {
    return this.room.heard();
  }

  async standing(): Promise<string[]> {
    return (await this.room.messages()).flatMap(({ body }) => (body.choices ?? []).map(({ token }) => token));
  }
}

interface WebButton {
  token: string;
  label: string;
  messageId: string;
}

class WebPerson implements ChatPerson {
  private last: object | null = null;

  constructor(
    private readonly browser: Browser,
    private readonly room: Room,
    /** What goes with everything this person says. */
    private readonly who: { language: string } | { as: { id: string; name: string } },
  ) {}

  say(text: string): Promise<void> {
    return this.post({ text });
  }

  press(label: string): Promise<void> {
    return this.presses(label, false);
  }

  pressOld(label: string): Promise<void> {
    return this.presses(label, true);
  }

  async send(medium: SentMedium): Promise<void> {
    const media = [await this.browser.upload(medium)];
    return this.post({ media, ...(medium.caption === undefined ? {} : { text: medium.caption }) });
  }

  async album(count: number, caption?: string): Promise<void> {
    const media: string[] = [];
    for (let at = 0; at < count; at += 1) media.push(await this.browser.upload({ kind: 'photo' }));
    return this.post({ media, ...(caption === undefined ? {} : { text: caption }) });
  }

  place(place: SentPlace): Promise<void> {
    return this.post({ place });
  }

  contact(phone: string): Promise<void> {
    return this.post({ contact: phone });
  }

  sticker(): Promise<void> {
    return Promise.reject(new Error('a page has no stickers'));
  }

  edit(): Promise<void> {
    return Promise.reject(new Error('a page changes nothing that was sent'));
  }

  async reply(to: string | null, answer: { text: string } | SentMedium): Promise<void> {
    const messages = await this.room.messages();
    const answered = messages.filter(({ body }) => to === null || textOf(body).includes(to)).at(-1);
    if (!answered) throw new Error(`there is no message “${to}” to answer`);
    if (!('kind' in answer)) return this.post({ ...answer, replyTo: answered.id });
    const media = [await this.browser.upload(answer)];
    return this.post({ media, replyTo: answered.id, ...(answer.caption ? { text: answer.caption } : {}) });
  }

  async again(): Promise<void> {
    if (this.last) await this.browser.post(this.room.path, this.last);
  }

  start(payload: string): Promise<void> {
    return this.post({ startPayload: payload });
  }

  private async presses(label: string, old: boolean): Promise<void> {
    const messages = await this.room.messages();
    const newestFirst = messages.reverse().map(({ id, body }) => ({
      buttons: (body.choices ?? []).map((choice) => ({
        label: choice.label,
        button: { ...choice, messageId: id } satisfies WebButton,
      })),
    }));
    return this.post({ press: buttonCalled<WebButton>(newestFirst, label, old).button });
  }

  private async post(said: object): Promise<void> {
    this.last = { clientId: randomUUID(), ...this.who, ...said };
    await this.browser.post(this.room.path, this.last);
  }
}
