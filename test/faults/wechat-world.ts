import { setTimeout as sleep } from 'node:timers/promises';
import { KINDS } from '../../src/bots/wechat/wechat.decode';
import { listedChoices } from '../../src/rehearsal/channels/listed-choices';
import { smallPicture } from '../support/telegram/files';
import { seededRandom } from '../support/telegram/random';
import type { Act, FaultWorld, Said, WorldState } from './fault-world';
import type { KeptMessage, Sending } from './gateway/protocol';
import { BOT } from './gateway/bot';
import { numberIn } from './questions';
import { type Answers, GATEWAY_TOKEN, WechatGateway } from './wechat-gateway';

const ROOM = '41000000001@chatroom';
const STAFF = 'wxid_wanggong';
const FLUSH_MS = 15;
const DUPLICATE_WITHIN_MS = 1_500;
const LATE_MS = 700;
const DASHES = '- - - - - - - - - - - - - - -';

/** How often each happens to a send; the first that hits. */
const SEND_FAULTS = { refused: 0.02, silence: 0.004, workThenSilence: 0.004, workThenError: 0.01, late: 0.02 };
const DUPLICATE = 0.1;
const REORDER = 0.3;
const GATEWAY_AWAY_MS = 3_000;
/** Longer and shorter than the program waits for a sign of life. */
const GATEWAY_SILENT_MS = 16_000;

type SendFault = keyof typeof SEND_FAULTS;

/**
 * WeChat, with a gateway in a process of its own between it and the program. WeChat keeps what is said while its account
 * is logged in nowhere; what reaches the gateway while no program listens there is gone, as with the real gateway.
 */
export class WechatFaultWorld implements FaultWorld {
  readonly channel = 'wechat';
  readonly group = ROOM;
  readonly staff = STAFF;
  readonly acceptVerb = '签收';
  readonly resolveVerb = '办结';
  readonly loses = true;
  /** What was lost is said again only after a silence. */
  readonly servingMs = 8_000;
  readonly refused: string[] = [];
  acts = 0;
  private readonly names = new Map<string, string>([[BOT.id, BOT.name]]);
  private readonly messages = new Map<string, KeptMessage>();
  private readonly pictures = new Map<string, Buffer>();
  private readonly faults: Record<string, number> = {};
  /** The newest list of each private chat: what a number alone answers. */
  private readonly lists = new Map<string, string>();
  private waiting: KeptMessage[] = [];
  private kept: KeptMessage[] = [];
  private random: () => number = () => 1;
  private raging = false;
  private serial = 0;
  private inTrouble: Promise<void> = Promise.resolve();
  private hear: (said: Said) => void = () => undefined;
  private readonly gateway: WechatGateway;
  private readonly beat: NodeJS.Timeout;

  private constructor(script: string, root: string, port: number, seed: number) {
    this.random = seededRandom(seed + 2);
    this.gateway = new WechatGateway(script, root, port, {
      answers: this.answers(),
      changed: () => this.handKept(),
      missed: () => this.count('missed'),
    });
    this.beat = setInterval(() => this.flush(), FLUSH_MS);
  }

  /** Starts the compiled gateway. */
  static async start(script: string, root: string, seed: number): Promise<WechatFaultWorld> {
    const world = new WechatFaultWorld(script, root, await WechatGateway.freePort(), seed);
    await world.gateway.start();
    return world;
  }

  get settings(): Readonly<Record<string, string>> {
    return {
      WECHATY_PUPPET: 'wechaty-puppet-service',
      WECHATY_PUPPET_SERVICE_TOKEN: GATEWAY_TOKEN,
      WECHATY_PUPPET_SERVICE_ENDPOINT: `127.0.0.1:${this.gateway.port}`,
      WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: 'true',
    };
  }

  people(residents: number): Promise<string[]> {
    this.names.set(STAFF, '王工');
    const ids = Array.from({ length: residents }, (_, at) => `wxid_resident${at + 1}`);
    ids.forEach((id, at) => this.names.set(id, `居民${at + 1}`));
    return Promise.resolve(ids);
  }

  listen(hear: (said: Said) => void): Promise<void> {
    this.hear = hear;
    return Promise.resolve();
  }

  act(...acts: readonly Act[]): void {
    for (const act of acts) this.perform(act);
  }

  rage(): Promise<void> {
    this.raging = true;
    return Promise.resolve();
  }

  async calm(): Promise<void> {
    this.raging = false;
    await this.inTrouble;
  }

  attached(): Promise<void> {
    return this.gateway.attached();
  }

  /** The gateway goes and comes back, or says nothing for a while. Half of the time the program is to live through it. */
  async trouble(random: () => number): Promise<void> {
    const killed = random() < 0.5;
    const ms = random() * (killed ? GATEWAY_AWAY_MS : GATEWAY_SILENT_MS);
    const livesThrough = random() < 0.5;
    await this.inTrouble;
    this.inTrouble = killed ? this.killGateway(ms) : this.freezeGateway(ms);
    if (!livesThrough) return sleep(random() * ms);
    await this.inTrouble;
    await this.attached();
  }

  state(): Promise<WorldState> {
    return Promise.resolve({ pending: this.waiting.length + this.kept.length, faults: this.faults });
  }

  async stop(): Promise<void> {
    clearInterval(this.beat);
    await this.gateway.kill();
  }

  private async killGateway(ms: number): Promise<void> {
    this.count('gatewayKilled');
    await this.gateway.kill();
    await sleep(ms);
    await this.gateway.start();
  }

  private freezeGateway(ms: number): Promise<void> {
    this.count('gatewayFrozen');
    return this.gateway.freeze(ms);
  }

  private answers(): Answers {
    const found = <T>(value: T | undefined): Promise<T> =>
      value === undefined ? Promise.reject(new Error('not found')) : Promise.resolve(value);
    return {
      message: (id) => found(this.messages.get(id)),
      file: (id) => found(this.pictures.get(id)).then((bytes) => ({ name: 'photo.jpg', bytes })),
      person: (id) => found(this.names.get(id)).then((name) => ({ id, name })),
      room: (id) =>
        id === ROOM
          ? Promise.resolve({ id, topic: '路灯抢修群', memberIdList: [BOT.id, STAFF] })
          : Promise.reject(new Error('not found')),
      rooms: () => Promise.resolve([ROOM]),
      send: (sending) => this.take(sending),
    };
  }

  /** The bot sends something, and hears what came of it, or does not. */
  private async take(sending: Sending): Promise<null> {
    const fault = this.drawSendFault();
    if (fault === 'refused') throw new Error('the platform refused');
    if (fault === 'silence') return new Promise(() => undefined);
    this.deliver(sending);
    if (fault === 'workThenSilence') return new Promise(() => undefined);
    if (fault === 'workThenError') throw new Error('the answer was lost');
    if (fault === 'late') await sleep(LATE_MS);
    return null;
  }

  private drawSendFault(): SendFault | null {
    if (!this.raging) return null;
    let at = this.random();
    for (const [fault, probability] of Object.entries(SEND_FAULTS)) {
      at -= probability;
      if (at >= 0) continue;
      this.count(fault);
      return fault as SendFault;
    }
    return null;
  }

  private deliver({ chatId, text = '' }: Sending): void {
    const choices = listedChoices(text).map(({ label }) => label);
    const said = { id: this.next(), chat: chatId, private: chatId !== ROOM, text, choices, edited: false };
    if (choices.length) this.lists.set(chatId, said.id);
    // People read after the gateway has its answer.
    setImmediate(() => this.hear(said));
  }

  private perform(act: Act): void {
    if (act.does === 'says') this.say(act, act.text);
    else if (act.does === 'chooses') this.say(act, this.answerTo(act));
    else this.show(act);
  }

  private show(act: Extract<Act, { does: 'shows' }>): void {
    for (let photo = 0; photo < act.photos; photo += 1) {
      const id = this.say(act, '', 'photo.jpg');
      this.pictures.set(id, smallPicture(Buffer.from(id)));
    }
  }

  /** A number or the label where the list is the newest, else a quote; in a room also the order in words. */
  private answerTo({ of, label, again }: Extract<Act, { does: 'chooses' }>): string {
    const number = of.choices.indexOf(label) + 1;
    const quote = `「${BOT.name}：${of.text}」\n${DASHES}\n${number}`;
    if (!of.private) return this.random() < 0.5 ? quote : `${label} ${numberIn(of) ?? ''}`;
    if (again || this.lists.get(of.chat) !== of.id) return quote;
    return this.random() < 0.7 ? String(number) : label;
  }

  private say({ person, chat }: { person: string; chat?: string }, text: string, filename?: string): string {
    const id = this.next();
    const message: KeptMessage = {
      id,
      type: filename ? KINDS.image : KINDS.text,
      text,
      talkerId: person,
      ...(chat === undefined ? { listenerId: BOT.id } : { roomId: chat, mentionIdList: [] }),
      ...(filename ? { filename } : {}),
      timestamp: Math.floor(Date.now() / 1000),
    };
    this.acts += 1;
    this.messages.set(id, message);
    this.waiting.push(message);
    return id;
  }

  private flush(): void {
    const batch = this.waiting;
    if (!batch.length) return;
    this.waiting = [];
    const moved = this.raging && batch.length > 1 && this.random() < REORDER;
    if (moved) this.count('reorder');
    for (const message of moved ? this.chatsMoved(batch) : batch) {
      this.hand(message);
      if (!this.raging || this.random() >= DUPLICATE) continue;
      this.count('duplicate');
      setTimeout(() => this.hand(message), this.random() * DUPLICATE_WITHIN_MS);
    }
  }

  /** Chats change places; what one person says stays in order. */
  private chatsMoved(batch: readonly KeptMessage[]): KeptMessage[] {
    const places = new Map(batch.map(({ talkerId, roomId }) => [`${talkerId} ${roomId ?? ''}`, this.random()]));
    const placeOf = ({ talkerId, roomId }: KeptMessage) => places.get(`${talkerId} ${roomId ?? ''}`) ?? 0;
    return [...batch].sort((one, other) => placeOf(one) - placeOf(other));
  }

  private hand(message: KeptMessage): void {
    if (this.gateway.loggedIn) this.gateway.tellOf(message.id);
    else this.kept.push(message);
  }

  private handKept(): void {
    if (!this.gateway.loggedIn) return;
    for (const { id } of this.kept.splice(0)) this.gateway.tellOf(id);
  }

  private next(): string {
    this.serial += 1;
    return String(1_000_000 + this.serial);
  }

  private count(fault: string): void {
    this.faults[fault] = (this.faults[fault] ?? 0) + 1;
  }
}
