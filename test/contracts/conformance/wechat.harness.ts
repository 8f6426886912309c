import { WechatAdapter, type WechatOptions } from '../../../src/bots/wechat';
import { toGcj02 } from '../../../src/bots/wechat/wechat.coordinates';
import { KINDS } from '../../../src/bots/wechat/wechat.decode';
import { idOfWords } from '../../../src/bots/wechat/wechat.quote';
import type { ChatAddress, InboundSink } from '../../../src/shared/chat';
import { systemClock } from '../../../src/shared/clock';
import { type Spot, StandInPuppet, WechatWorld, type WorldMessage } from '../../support/wechat';
import { elsewhere } from './content.cases';
import type { Arrived, Harness, Said, SendFault, Where } from './harness';
import { until } from './recording-sink';

const TOKEN = 'puppet_secret_of-the-gateway';
const MAX_MEDIA_BYTES = 4096;

/** Short, so that a test of an hour's trouble takes a moment. */
const TIMINGS = {
  startMs: 5_000,
  watchMs: 20,
  probeMs: 100,
  callMs: 500,
  uploadMs: 2_000,
  backoffMs: 2,
  backoffMaxMs: 10,
  resendMs: 5,
  closeMs: 500,
};

/** The WeChat adapter on wechaty itself, above a puppet on a world of our own. */
export class WechatHarness implements Harness {
  readonly secrets = [TOKEN];
  readonly maxMediaBytes = MAX_MEDIA_BYTES;
  readonly lateAlbums = true;
  private readonly lines: string[] = [];
  private readonly world = new WechatWorld();
  private current: WechatAdapter;
  private last = '';

  private constructor(private readonly account: string) {
    this.current = this.build();
  }

  static make(account: 'first' | 'second' = 'first'): Promise<WechatHarness> {
    return Promise.resolve(new WechatHarness(account));
  }

  get adapter(): WechatAdapter {
    return this.current;
  }

  logged(): string {
    return this.lines.join('\n');
  }

  async begins(sink: InboundSink): Promise<void> {
    await this.adapter.start(sink);
    await until('the adapter is up', () => this.adapter.health().state === 'up', 20_000);
  }

  async restarts(sink: InboundSink): Promise<void> {
    await this.adapter.stop(2000);
    this.current = this.build();
    await this.begins(sink);
  }

  async ends(): Promise<void> {
    this.world.heals();
    await this.adapter.stop(2000);
  }

  person(): Promise<string> {
    return Promise.resolve(this.world.addPerson().id);
  }

  group(members: string[]): Promise<string> {
    return Promise.resolve(this.world.addRoom('工作群', members).id);
  }

  address({ person, group }: Where): ChatAddress {
    return { channel: 'wechat', account: this.account, chatId: group ?? person };
  }

  personId({ person }: Where): string {
    return person;
  }

  says(where: Where, text: string): Promise<Said> {
    return this.noted(this.world.says(spotOf(where), text));
  }

  mentions(where: Where, text: string): Promise<Said> {
    return this.noted(this.world.mentions(spotOf(where), text));
  }

  commands(where: Where, command: string): Promise<Said> {
    return this.says(where, `/${command}`);
  }

  repliesToBot(where: Where, text: string): Promise<Said> {
    const newest = this.world.fromBot(where.group ?? where.person).at(-1);
    if (!newest) throw new Error('there is nothing to answer');
    return this.noted(this.world.quotes(spotOf(where), newest, text));
  }

  edits(): Promise<Said> {
    return Promise.reject(new Error('nobody edits on WeChat'));
  }

  sendsPhoto(where: Where, bytes: Buffer): Promise<Said> {
    return this.noted(this.world.sendsFile(spotOf(where), KINDS.image, { name: '照片.jpg', bytes }));
  }

  sendsAlbum(): Promise<Said[]> {
    return Promise.reject(new Error('there are no albums on WeChat'));
  }

  sendsVideo(where: Where): Promise<Said> {
    const file = { name: '录像.mp4', bytes: Buffer.from('\0\0\0\x18ftypmp42', 'latin1') };
    return this.noted(this.world.sendsFile(spotOf(where), KINDS.video, file));
  }

  sendsVoice(where: Where): Promise<Said> {
    const file = { name: '语音.sil', bytes: Buffer.from('#!SILK_V3') };
    return this.noted(this.world.sendsFile(spotOf(where), KINDS.voice, file));
  }

  sendsFile(where: Where, name: string, bytes: Buffer): Promise<Said> {
    return this.noted(this.world.sendsFile(spotOf(where), KINDS.attachment, { name, bytes }));
  }

  sendsPlace(where: Where, { lat, lon, label = '' }: { lat: number; lon: number; label?: string }): Promise<Said> {
    const shifted = toGcj02({ lat, lon });
    const place = { latitude: shifted.lat, longitude: shifted.lon, name: label, address: label && '东长安街' };
    return this.noted(this.world.sendsPlace(spotOf(where), place));
  }

  sendsSticker(where: Where): Promise<Said> {
    return this.noted(this.world.sendsOther(spotOf(where), KINDS.sticker));
  }

  sendsContact(where: Where): Promise<Said> {
    return this.noted(this.world.sendsOther(spotOf(where), KINDS.contact));
  }

  followsLink(): Promise<Said> {
    return Promise.reject(new Error('a personal account has no links that carry words'));
  }

  presses(): Promise<void> {
    return Promise.reject(new Error('there are no buttons on WeChat'));
  }

  pressesStale(): Promise<void> {
    return this.presses();
  }

  arrived({ person, group }: Where): Promise<Arrived[]> {
    return Promise.resolve(this.world.fromBot(group ?? person).map(seenBy));
  }

  unconfirmed(): Promise<number> {
    return Promise.resolve(this.world.waiting + this.adapter.unsettled);
  }

  redelivers(): Promise<void> {
    this.world.redeliver(this.last);
    return Promise.resolve();
  }

  echoesOwn({ person }: Where): Promise<void> {
    this.world.botSays(person, { text: '我在手机上自己说的' });
    return Promise.resolve();
  }

  deliversNonsense(): Promise<void> {
    this.world.nonsense();
    return Promise.resolve();
  }

  breaks(fault: SendFault): Promise<void> {
    if (fault === 'timeout') this.world.nextSend = 'silence';
    if (fault === 'lostAnswer') this.world.nextSend = 'doThenDrop';
    if (fault === 'down') this.world.cuts();
    return Promise.resolve();
  }

  heals(): Promise<void> {
    this.world.heals();
    return Promise.resolve();
  }

  logsOut(): Promise<void> {
    this.world.logsOut();
    return Promise.resolve();
  }

  private noted(message: WorldMessage): Promise<Said> {
    this.last = message.id;
    return Promise.resolve({ messageId: message.id });
  }

  private build(): WechatAdapter {
    const options: WechatOptions = {
      puppet: 'wechaty-puppet-mock',
      variables: { WECHATY_PUPPET_SERVICE_TOKEN: TOKEN },
      account: this.account,
      memory: null,
      maxMediaBytes: MAX_MEDIA_BYTES,
      rooms: [],
      timings: TIMINGS,
    };
    const write = (about: object, message: string): void => void this.lines.push(`${JSON.stringify(about)} ${message}`);
    return new WechatAdapter(options, {
      logger: { info: write, warn: write, error: write },
      clock: systemClock,
      fetchForeign: elsewhere,
      makePuppet: () => new StandInPuppet(this.world) as never,
    });
  }
}

function spotOf({ person, group }: Where): Spot {
  return group === undefined ? { person } : { person, room: group };
}

/** What a person sees; words go by the id that a quote of them brings back. */
function seenBy({ id, text, file }: WorldMessage): Arrived {
  return { id: file ? id : idOfWords(text), text, rows: [], media: file ? 1 : 0, edits: 0 };
}
