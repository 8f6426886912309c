import 'reflect-metadata';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { TELEGRAM_ADAPTER, TelegramAdapter, TelegramModule, type TelegramOptions } from '../../../src/bots/telegram';
import type { ChatAddress, InboundSink } from '../../../src/shared/chat';
import { systemClock } from '../../../src/shared/clock';
import { type BotMessage, TelegramStandIn, type Update } from '../../support/telegram';
import { elsewhere } from './content.cases';
import type { Arrived, Harness, Said, SendFault, Where } from './harness';
import { until } from './recording-sink';

const TOKENS = { first: '123456789:AAsecret-of-the-first-bot_0', second: '987654321:AAsecret-of-the-second-bot' };
const WEBHOOK_SECRET = 'webhook-secret_42';
const MAX_MEDIA_BYTES = 4096;

/** Short, so that a test of an hour's trouble takes a moment. */
const TIMINGS = {
  pollSeconds: 5,
  callMs: 500,
  uploadMs: 2000,
  backoffMs: 2,
  backoffMaxMs: 10,
  resendMs: 5,
  watchMs: 10,
};

type Mode = 'polling' | 'webhook';

/** The Telegram adapter in front of a Bot API server of our own. */
export class TelegramHarness implements Harness {
  readonly secrets: readonly string[];
  readonly maxMediaBytes = MAX_MEDIA_BYTES;
  private readonly lines: string[] = [];
  private readonly platform: TelegramStandIn;
  private app: NestFastifyApplication | undefined;
  private current: TelegramAdapter | undefined;
  private lastUpdate = 0;

  constructor(
    private readonly mode: Mode,
    private readonly token: string,
  ) {
    this.secrets = [token, token.split(':')[1] ?? token, WEBHOOK_SECRET];
    const webhook = { backoffMs: 2, maxBackoffMs: 10, timeoutMs: 10_000 };
    this.platform = new TelegramStandIn({ token, privacyMode: false, webhook });
  }

  static async make(mode: Mode, account: 'first' | 'second' = 'first'): Promise<TelegramHarness> {
    const harness = new TelegramHarness(mode, TOKENS[account]);
    await harness.platform.start();
    await harness.build();
    return harness;
  }

  get adapter(): TelegramAdapter {
    if (!this.current) throw new Error('the harness has ended');
    return this.current;
  }

  logged(): string {
    return this.lines.join('\n');
  }

  async begins(sink: InboundSink): Promise<void> {
    await this.adapter.start(sink);
    await until('the adapter is up', () => this.adapter.health().state === 'up');
  }

  async restarts(sink: InboundSink): Promise<void> {
    await this.adapter.stop(2000);
    await this.app?.close();
    await this.build();
    await this.begins(sink);
  }

  async ends(): Promise<void> {
    this.platform.faults.clear();
    await this.current?.stop(1000);
    await this.platform.stop();
    await this.app?.close();
  }

  person(): Promise<string> {
    return Promise.resolve(String(this.platform.people.createPerson({ started: true }).id));
  }

  group(members: string[]): Promise<string> {
    return Promise.resolve(String(this.platform.people.createGroup({ members: members.map(Number) }).id));
  }

  address({ person, group }: Where): ChatAddress {
    return { channel: 'telegram', account: this.token.split(':')[0] ?? '', chatId: group ?? person };
  }

  personId({ person }: Where): string {
    return person;
  }

  says(where: Where, text: string): Promise<Said> {
    return this.noted(this.platform.people.says({ ...speaker(where), text }));
  }

  mentions(where: Where, text: string): Promise<Said> {
    return this.says(where, `@yingsheng_bot ${text}`);
  }

  commands(where: Where, command: string, to: 'us' | 'another'): Promise<Said> {
    return this.says(where, `/${command}@${to === 'us' ? 'yingsheng_bot' : 'other_bot'}`);
  }

  repliesToBot(where: Where, text: string): Promise<Said> {
    const newest = this.platform.messages(Number(where.group ?? where.person)).at(-1);
    return this.noted(this.platform.people.says({ ...speaker(where), text, reply_to: newest?.message_id ?? 0 }));
  }

  edits(where: Where, said: Said, text: string): Promise<Said> {
    const edit = { ...speaker(where), message_id: Number(said.messageId), text };
    return this.noted(this.platform.people.edits(edit));
  }

  sendsPhoto(where: Where, bytes: Buffer, caption?: string): Promise<Said> {
    const photo = caption === undefined ? { bytes } : { bytes, caption };
    return this.noted(this.platform.people.sendsPhoto({ ...speaker(where), ...photo }));
  }

  async sendsAlbum(where: Where, count: number, caption?: string): Promise<Said[]> {
    const items = Array.from({ length: count }, () => ({ kind: 'photo' as const }));
    const album = caption === undefined ? { items } : { items, caption };
    return Promise.all(
      this.platform.people.sendsAlbum({ ...speaker(where), ...album }).map((said) => this.noted(said)),
    );
  }

  sendsVideo(where: Where): Promise<Said> {
    return this.noted(this.platform.people.sendsVideo(speaker(where)));
  }

  sendsVoice(where: Where): Promise<Said> {
    return this.noted(this.platform.people.sendsVoice(speaker(where)));
  }

  sendsFile(where: Where, name: string, bytes: Buffer): Promise<Said> {
    const file = { file_name: name, bytes, mime: 'application/pdf' };
    return this.noted(this.platform.people.sendsDocument({ ...speaker(where), ...file }));
  }

  sendsPlace(where: Where, { lat, lon, label }: { lat: number; lon: number; label?: string }): Promise<Said> {
    const at = { ...speaker(where), latitude: lat, longitude: lon };
    const { people } = this.platform;
    const said = label ? people.sendsVenue({ ...at, title: label, address: '东长安街' }) : people.sendsLocation(at);
    return this.noted(said);
  }

  sendsSticker(where: Where): Promise<Said> {
    return this.noted(this.platform.people.sendsSticker(speaker(where)));
  }

  sendsContact(where: Where, phone: string, whose: 'own' | 'other'): Promise<Said> {
    const contact = { phone_number: phone, ...(whose === 'own' ? {} : { user_id: 700_999_999 }) };
    return this.noted(this.platform.people.sendsContact({ ...speaker(where), ...contact }));
  }

  followsLink(where: Where, payload: string): Promise<Said> {
    return this.noted(this.platform.people.starts({ person: Number(where.person), payload }));
  }

  presses(where: Where, choice: number): Promise<void> {
    const said = this.platform.messages(Number(where.group ?? where.person));
    const menu = said.filter(({ buttons }) => buttons.length).at(-1);
    const data = menu?.buttons[choice - 1]?.callback_data ?? '';
    const { update_id: id } = this.platform.people.presses({
      ...speaker(where),
      message_id: menu?.message_id ?? 0,
      data,
    });
    this.lastUpdate = id ?? 0;
    return Promise.resolve();
  }

  pressesStale(where: Where, token: string): Promise<void> {
    this.platform.people.presses({ ...speaker(where), data: token, stale: true });
    return Promise.resolve();
  }

  arrived({ person, group }: Where): Promise<Arrived[]> {
    return Promise.resolve(this.platform.messages(Number(group ?? person)).map(seenBy));
  }

  unconfirmed(): Promise<number> {
    return Promise.resolve(this.platform.core.desk.pendingCount);
  }

  redelivers(): Promise<void> {
    if (!this.platform.core.desk.redeliver(this.lastUpdate)) throw new Error('nothing to deliver again');
    return Promise.resolve();
  }

  echoesOwn({ person }: Where): Promise<void> {
    const chat = { id: Number(person), type: 'private' as const };
    const from = this.platform.core.world.bot.user;
    this.platform.core.desk.push({ message: { message_id: 1, date: 1, chat, from, text: '我自己说的' } });
    return Promise.resolve();
  }

  deliversNonsense(): Promise<void> {
    const bodies: unknown[] = [{ message: {} }, { message: null }, { message: [] }, { poll_answer: 7 }, {}];
    bodies.push({ callback_query: { id: 'x', from: {} } }, { message: { chat: { id: 'x' }, from: 1, text: {} } });
    bodies.push(
      { edited_message: { photo: 'none', date: 'now' } },
      { my_chat_member: { chat: { id: -1, type: 'group' } } },
    );
    this.platform.core.desk.allowed = undefined;
    for (const body of bodies) this.platform.core.desk.push(body as Omit<Update, 'update_id'>);
    return Promise.resolve();
  }

  breaks(fault: SendFault, { person, group }: Where): Promise<void> {
    const { faults, people } = this.platform;
    const chat = Number(group ?? person);
    if (fault === 'retryLater') faults.next('sendMessage', 'tooManyRequests', { retry_after: 0.05 });
    if (fault === 'timeout') faults.next('sendMessage', 'silence');
    if (fault === 'lostAnswer') faults.next('sendMessage', 'workThenReset');
    if (fault === 'down') this.platform.faults.add({ fault: 'serverError', status: 502 });
    if (fault === 'down') this.endLongPoll();
    if (fault === 'blocked') people.blocks({ person: chat });
    if (fault === 'moved') people.upgradeGroup({ chat });
    return Promise.resolve();
  }

  heals(): Promise<void> {
    this.platform.faults.clear();
    return Promise.resolve();
  }

  logsOut(): Promise<void> {
    return Promise.reject(new Error('a token needs no login'));
  }

  /** A request that already waits would not notice that the platform is gone. */
  private endLongPoll(): void {
    const { desk } = this.platform.core;
    if (desk.webhook) return;
    const nothing = { offset: 0, limit: 1, timeoutSeconds: 0, onAbandoned: () => undefined };
    void desk.poll(nothing);
  }

  private noted({
    message,
    update_id: id,
  }: {
    message: { message_id: number };
    update_id: number | null;
  }): Promise<Said> {
    if (id !== null) this.lastUpdate = id;
    return Promise.resolve({ messageId: String(message.message_id) });
  }

  /** The module as the house uses it; the webhook's address is known once the house listens. */
  private async build(): Promise<void> {
    const webhook = this.mode === 'webhook' ? { secret: WEBHOOK_SECRET, url: '' } : null;
    const { token, platform } = this;
    const rest = { maxMediaBytes: MAX_MEDIA_BYTES, commands: [], timings: TIMINGS };
    const options: TelegramOptions = { token, apiRoot: platform.url, webhook, ...rest };
    const write = (about: object, message: string): void => void this.lines.push(`${JSON.stringify(about)} ${message}`);
    const logger = { info: write, warn: write, error: write };
    const telegram = TelegramModule.register({
      options: { useFactory: () => options },
      deps: { useFactory: () => ({ logger, fetchForeign: elsewhere, clock: systemClock }) },
    });
    const module = await Test.createTestingModule({ imports: [telegram] }).compile();
    this.app = module.createNestApplication<NestFastifyApplication>(
      new FastifyAdapter({ forceCloseConnections: true }),
      {
        logger: false,
      },
    );
    await this.app.listen(0, '127.0.0.1');
    if (webhook) webhook.url = `${await this.app.getUrl()}/telegram/webhook`;
    this.current = this.app.get<TelegramAdapter>(TELEGRAM_ADAPTER);
  }
}

function speaker({ person, group }: Where): { person: number; chat?: number } {
  return group === undefined ? { person: Number(person) } : { person: Number(person), chat: Number(group) };
}

function seenBy({ message, message_id: id, text, edits }: BotMessage): Arrived {
  const keyboard = message.reply_markup?.inline_keyboard ?? [];
  return {
    id: String(id),
    text,
    rows: keyboard.map((row) => row.map((button) => ({ label: button.text, token: button.callback_data ?? '' }))),
    media: (message.photo ?? message.video ?? message.voice ?? message.document) ? 1 : 0,
    ...(message.media_group_id === undefined ? {} : { album: message.media_group_id }),
    edits,
    ...(message.reply_to_message ? { replyTo: String(message.reply_to_message.message_id) } : {}),
  };
}
