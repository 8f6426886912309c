import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { CityConfig } from '../../config/city';
import type { GroupRole } from '../../config/group-roles';
import { STAFF_ROLES, type StaffRole } from '../../config/staff-roles';
import { loadEnv } from '../../config/env';
import { loadCity } from '../../config/load-config';
import { createApplication } from '../../src/application';
import { CHANNELS, type ChannelEntry } from '../../src/bots';
import { WECHAT_ADAPTER, type WechatAdapter } from '../../src/bots/wechat';
import { CARRIAGE } from '../../src/bots/bots.service';
import type { Carriage } from '../../src/bots/carriage';
import { connect, type DatabaseConnections } from '../../src/database';
import { records } from '../../src/records';
import { PeopleDesk, UnitGroups } from '../../src/tickets';
import { FakeLogger } from '../fakes/fake-logger';
import { FakeTime } from '../fakes/fake-time';
import { SttStandIn } from './stt-stand-in';
import { TelegramStandIn } from './telegram';
import { until } from './until';
import { StandInPuppet, WechatWorld } from './wechat';

/** Which channels a house is to serve besides the web, and how. */
export interface HouseOptions {
  channels: readonly ('telegram' | 'wechat' | 'web')[];
  /**
   * Where the units have their groups; on the first of the channels that has any unless told. `split`: departments have
   * rooms on WeChat, all others groups on Telegram.
   */
  desks?: 'telegram' | 'wechat' | 'split';
  /** How Telegram hands updates over; by webhook unless told. */
  telegram?: 'webhook' | 'polling';
  /** A SQLite file of its own unless told. */
  databaseUrl?: string;
  /** Begins on a Monday at nine in the morning in Beijing unless told. */
  clock?: FakeTime;
  /** The city's folder in `config`; Beijing's unless told. */
  city?: string;
}

const SECRET = 'house-secret';
/** Who gives it is the operator. */
export const OPERATOR_TOKEN = 'house-operator-token';
const QUICK = { pollSeconds: 5, callMs: 5_000, uploadMs: 10_000, backoffMs: 2, backoffMaxMs: 20, watchMs: 60_000 };
const QUICK_WECHAT = { watchMs: 1_000, probeMs: 2_000, backoffMs: 2, backoffMaxMs: 20, closeMs: 1_000 };
/** An album is whole after a second; what is delivered is written down after a tenth of one. */
const SETTLES_MS = 1_100;
const FIRST_GROUP = 5_000_000;

/** The whole program on a database of its own, in front of platforms of our own; time is moved by hand. */
export class House {
  readonly logger = new FakeLogger();
  readonly city: CityConfig;
  /** The stand-in for Telegram; it outlives the program's restarts. */
  readonly telegram: TelegramStandIn | null;
  /** Writes down voice notes; it hears what `aVoiceNote` says, and nothing in any other. */
  private readonly stt = new SttStandIn();
  /** WeChat as it is outside; it outlives the program's restarts too. */
  readonly wechat: WechatWorld | null;
  private app: NestFastifyApplication | null = null;
  private connections: DatabaseConnections | null = null;
  private time: FakeTime;

  private constructor(
    private readonly options: HouseOptions,
    private readonly folder: string,
    private readonly port: number,
  ) {
    this.time = options.clock ?? new FakeTime();
    const withTelegram = options.channels.includes('telegram');
    this.wechat = options.channels.includes('wechat') ? new WechatWorld(() => this.time.ms) : null;
    const webhook = { backoffMs: 5, maxBackoffMs: 20, timeoutMs: 30_000 };
    this.telegram = withTelegram ? new TelegramStandIn({ privacyMode: false, webhook, now: () => this.time.ms }) : null;
    const city = loadCity('config', options.city ?? 'beijing');
    this.city = withGroups(city, options.desks ?? options.channels.find((channel) => channel !== 'web'));
  }

  /** Brings a house up; `stop` it in the end. */
  static async start(options: HouseOptions): Promise<House> {
    const house = new House(options, mkdtempSync(join(tmpdir(), 'yingsheng-house-')), await freePort());
    await house.telegram?.start();
    await house.stt.start();
    house.foundGroups();
    await house.open();
    return house;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The clock and the timers of the program that runs now. */
  get clock(): FakeTime {
    return this.time;
  }

  get database(): DatabaseConnections {
    if (!this.connections) throw new Error('the house is not open');
    return this.connections;
  }

  get carriage(): Carriage {
    return this.running.get<Carriage>(CARRIAGE, { strict: false });
  }

  /** The group chat of a unit on Telegram, as its files name it. */
  telegramGroupOf(unit: string): number {
    return Number(this.groupOf(unit, 'telegram'));
  }

  /** The room of a unit on WeChat. */
  wechatRoomOf(unit: string): string {
    const topic = this.groupOf(unit, 'wechat');
    const room = [...(this.wechat?.rooms.values() ?? [])].find((one) => one.topic === topic);
    if (!room) throw new Error(`there is no room ${topic}`);
    return room.id;
  }

  /** A one-time code that binds a chat to a unit, or makes a person one of its staff. */
  async bindCode(unit: string, role: GroupRole | StaffRole = 'unit'): Promise<string> {
    const ofPerson = STAFF_ROLES.find((one) => one === role);
    if (ofPerson) return (await this.running.get(PeopleDesk, { strict: false }).issueCode(unit, ofPerson)).code;
    return (await this.running.get(UnitGroups, { strict: false }).issueCode(unit, role as GroupRole)).code;
  }

  /** A part of the program that runs now. */
  find<Part>(part: Type<Part>): Part {
    return this.running.get(part, { strict: false });
  }

  /** Ends the program and starts it again over the same database; the platforms stay. */
  async restart(): Promise<void> {
    await this.close();
    this.time = new FakeTime(this.time.ms);
    await this.open();
  }

  async stop(): Promise<void> {
    await this.telegram?.stop();
    await this.stt.stop();
    await this.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Resolves when all that was said is heard, answered, delivered and written down. */
  async idle(): Promise<void> {
    await this.quiet();
    this.time.advance(SETTLES_MS);
    await this.quiet();
    await this.carriage.marks.flush();
    // What is said next is said later.
    this.time.advance(1);
  }

  /** Lets time pass, and then what came due be done. */
  async wait(ms: number): Promise<void> {
    this.time.advance(ms);
    await this.carriage.timers.run();
    await this.idle();
  }

  /** Every route that is served, without those that show the description of the others. */
  routes(): { method: string; path: string }[] {
    const tree = this.running.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
    const found: { method: string; path: string }[] = [];
    const above: string[] = [];
    for (const line of tree.split('\n')) {
      const [, indent = '', part = '', methods = ''] = /^([│\s├└─]*)(\S*)\s+\(([A-Z, ]+)\)/u.exec(line) ?? [];
      const depth = Math.floor(indent.length / 4);
      if (!part && !methods) continue;
      above.splice(depth - 1, Infinity, part);
      const path = above.slice(0, depth).join('');
      for (const method of methods.split(', ')) found.push({ method: method.toLowerCase(), path });
    }
    return found.filter(({ method, path }) => ['get', 'post'].includes(method) && !/^\/docs/.test(path));
  }

  private get running(): NestFastifyApplication {
    if (!this.app) throw new Error('the house is not open');
    return this.app;
  }

  private async quiet(): Promise<void> {
    const { lanes, sender, evidence } = this.carriage;
    const adapter = this.wechat ? this.running.get<WechatAdapter>(WECHAT_ADAPTER, { strict: false }) : null;
    const unheard = (): number => (this.telegram?.core.desk.pendingCount ?? 0) + (adapter?.unsettled ?? 0);
    const unsent = (): boolean => !sender.held()[Symbol.iterator]().next().done;
    const idle = (): boolean => unheard() === 0 && !evidence.busy && lanes.load().lanes === 0 && !unsent();
    await until(idle, 'the house to be idle');
  }

  /** As the city's files name it. */
  private groupOf(unit: string, channel: string): string {
    const group = this.city.units.find(({ code }) => code === unit)?.groups[0];
    if (!group?.startsWith(`${channel}:`)) throw new Error(`there is no unit ${unit} on ${channel}`);
    return group.slice(channel.length + 1);
  }

  private async open(): Promise<void> {
    const { city, logger, telegram, wechat } = this;
    const url = this.options.databaseUrl ?? `sqlite:${join(this.folder, 'house.sqlite')}`;
    this.connections = await connect(url, records);
    const { unitOfWork } = this.connections;
    const parts = {
      env: this.env(),
      city,
      unitOfWork,
      clock: this.time,
      scheduler: this.time,
      logger,
      evidencePaceMs: 0,
    };
    const puppet = wechat ? { makePuppet: () => new StandInPuppet(wechat) as never } : {};
    const timings = { telegramTimings: QUICK, wechatTimings: QUICK_WECHAT };
    this.app = await createApplication({ ...parts, ...timings, ...puppet, pagesDir: this.folder });
    await this.app.listen(this.port, '127.0.0.1');
    const channels = this.app.get<ChannelEntry[]>(CHANNELS, { strict: false });
    const up = (): boolean => channels.every(({ adapter }) => !adapter || adapter.health().state === 'up');
    await until(up, 'the channels to be up');
    if (telegram && this.byWebhook) await until(() => telegram.core.desk.webhook !== undefined, 'the webhook');
  }

  private async close(): Promise<void> {
    await this.app?.close();
    this.app = null;
    await this.connections?.close();
    this.connections = null;
  }

  private get byWebhook(): boolean {
    return this.options.telegram !== 'polling';
  }

  private env(): ReturnType<typeof loadEnv> {
    const { telegram } = this;
    const webhook = this.byWebhook ? { TELEGRAM_WEBHOOK_SECRET: SECRET, PUBLIC_URL: this.url } : {};
    return loadEnv({
      PORT: '0',
      DATABASE_URL: this.options.databaseUrl ?? 'sqlite:house.sqlite',
      MEDIA_DIR: join(this.folder, 'media'),
      DEMO: '1',
      LOG_LEVEL: 'silent',
      OPERATOR_TOKEN,
      STT_BASE_URL: this.stt.url,
      ...(this.wechat ? { WECHATY_PUPPET: 'wechaty-puppet-mock', WECHATY_MEMORY: join(this.folder, 'wechat') } : {}),
      ...(telegram ? { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.url, ...webhook } : {}),
    });
  }

  /** The groups that the city's files name are there. */
  private foundGroups(): void {
    for (const unit of this.city.units) {
      const [group = ''] = unit.groups;
      const title = unit.name['zh-CN'];
      if (group.startsWith('telegram:'))
        this.telegram?.people.createGroup({ id: this.telegramGroupOf(unit.code), title });
      if (group.startsWith('wechat:')) this.wechat?.addRoom(group.slice('wechat:'.length));
    }
  }
}

/** The city as an operator writes it whose units all have a group on a channel: WeChat's are named by their topics. */
function withGroups(city: CityConfig, channel: HouseOptions['desks'] | 'web'): CityConfig {
  if (channel === undefined || channel === 'web') return city;
  const named = {
    telegram: (_: string, at: number) => -(FIRST_GROUP + at),
    wechat: (code: string) => `接诉即办 ${code}`,
  };
  const split = (code: string) => (code.startsWith('dept-') ? 'wechat' : 'telegram');
  const units = city.units.map((unit, at) => {
    const where = channel === 'split' ? split(unit.code) : channel;
    return { ...unit, groups: [`${where}:${named[where](unit.code, at)}`] };
  });
  return { ...city, units };
}

/** A port that nobody listens on; the webhook's address must be known before the house listens. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
