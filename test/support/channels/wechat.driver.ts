import { toGcj02 } from '../../../src/bots/wechat/wechat.coordinates';
import { KINDS } from '../../../src/bots/wechat/wechat.decode';
import { listedChoices } from '../../../src/rehearsal/channels/listed-choices';
import type { House } from '../house';
import type { Spot, WechatWorld, WorldMessage } from '../wechat';
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

/** People on WeChat. */
export class WechatDriver implements ChannelDriver {
  readonly channel = 'wechat';
  readonly mention: string;
  private readonly world: WechatWorld;

  constructor(private readonly house: House) {
    if (!house.wechat) throw new Error('this house is not on WeChat');
    this.world = house.wechat;
    this.mention = `@${this.world.bot.name}`;
  }

  /** What was sent cannot be changed, and how large a file is shows only when it is fetched. */
  can(ability: Ability): boolean {
    return ability === 'sticker';
  }

  resident({ name }: { name: string; language: 'zh-CN' | 'en' }): Promise<Resident> {
    const { id } = this.world.addPerson(name);
    const ear = new Ear(this.world, id);
    const person = new WechatPerson(this.world, { person: id });
    return Promise.resolve(
      Object.assign(person, { key: `wechat:wechat:${id}`, heard: () => Promise.resolve(ear.heard()) }),
    );
  }

  unitGroup(unit: string): Promise<Group> {
    return Promise.resolve(new WechatGroup(this.world, this.house.wechatRoomOf(unit)));
  }

  strangeGroup(name: string): Promise<Group> {
    return Promise.resolve(new WechatGroup(this.world, this.world.addRoom(name).id));
  }
}

/** Hears what the bot says in a chat from now on. */
class Ear {
  private mark: number;

  constructor(
    private readonly world: WechatWorld,
    private readonly chat: string,
  ) {
    this.mark = world.fromBot(chat).length;
  }

  heard(): Heard[] {
    const messages = this.world.fromBot(this.chat).slice(this.mark);
    this.mark += messages.length;
    return messages.map(({ text }) => ({ text, choices: listedChoices(text).map(({ label }) => label) }));
  }
}

class WechatGroup implements Group {
  private readonly people = new Map<string, ChatPerson>();
  private readonly ear: Ear;

  constructor(
    private readonly world: WechatWorld,
    private readonly room: string,
  ) {
    this.ear = new Ear(world, room);
  }

  person(name: string): Promise<ChatPerson> {
    const known = this.people.get(name);
    if (known) return Promise.resolve(known);
    const { id } = this.world.addPerson(name);
    this.world.rooms.get(this.room)?.members.add(id);
    const person = new WechatPerson(this.world, { person: id, room: this.room });
    this.people.set(name, person);
    return Promise.resolve(person);
  }

  heard(): Promise<Heard[]> {
    return Promise.resolve(this.ear.heard());
  }

  standing(): Promise<null> {
    return Promise.resolve(null);
  }
}

const TYPES: Readonly<Record<SentMedium['kind'], number>> = {
  photo: KINDS.image,
  video: KINDS.video,
  voice: KINDS.voice,
  file: KINDS.attachment,
};
const ENDINGS: Readonly<Record<SentMedium['kind'], string>> = { photo: 'jpg', video: 'mp4', voice: 'sil', file: 'pdf' };

class WechatPerson implements ChatPerson {
  private last: WorldMessage[] = [];
  private readonly answered = new Set<string>();

  constructor(
    private readonly world: WechatWorld,
    private readonly spot: Spot,
  ) {}

  say(text: string): Promise<void> {
    const { bot } = this.world;
    return this.noted(this.world.says(this.spot, text, text.includes(`@${bot.name}`) ? [bot.id] : []));
  }

  press(label: string): Promise<void> {
    return this.presses(label, false);
  }

  pressOld(label: string): Promise<void> {
    return this.presses(label, true);
  }

  /** A picture and the words to it are two messages. */
  async send(medium: SentMedium): Promise<void> {
    const { caption } = medium;
    const file = await this.file(medium);
    return this.noted(file, ...(caption === undefined ? [] : [this.world.says(this.spot, caption)]));
  }

  async album(count: number, caption?: string): Promise<void> {
    const photos = await Promise.all(Array.from({ length: count }, () => this.file({ kind: 'photo' })));
    return this.noted(...photos, ...(caption === undefined ? [] : [this.world.says(this.spot, caption)]));
  }

  place({ lat, lon, label = '' }: SentPlace): Promise<void> {
    const shifted = toGcj02({ lat, lon });
    const place = { latitude: shifted.lat, longitude: shifted.lon, name: label, address: label };
    return this.noted(this.world.sendsPlace(this.spot, place));
  }

  /** There is no button that hands over one's number. */
  contact(phone: string): Promise<void> {
    return this.say(phone);
  }

  sticker(): Promise<void> {
    return this.noted(this.world.sendsOther(this.spot, KINDS.sticker));
  }

  edit(): Promise<void> {
    return Promise.reject(new Error('nobody edits on WeChat'));
  }

  /** A quote has words only, so a picture goes before it. */
  async reply(to: string | null, answer: { text: string } | SentMedium): Promise<void> {
    const answered = this.fromBot().find(({ text }) => to === null || text.includes(to));
    if (!answered) throw new Error(`there is no message “${to}” to answer`);
    if (!('kind' in answer)) return this.noted(this.world.quotes(this.spot, answered, answer.text));
    const photo = await this.file(answer);
    if (answer.caption === undefined) return this.noted(photo);
    return this.noted(photo, this.world.quotes(this.spot, answered, answer.caption));
  }

  again(): Promise<void> {
    for (const { id } of this.last) this.world.redeliver(id);
    return Promise.resolve();
  }

  /** A code at a gate shows words that are typed or pasted. */
  start(payload: string): Promise<void> {
    return this.say(`/start ${payload}`);
  }

  /** A number answers a list that is the newest message; an older one, or one in a room, is quoted. */
  private presses(label: string, old: boolean): Promise<void> {
    const messages = this.fromBot();
    const newestFirst = messages.map((message) => ({
      buttons: listedChoices(message.text).map((listed) => ({ label: listed.label, button: { message, listed } })),
    }));
    const { button } = buttonCalled(newestFirst, label, old);
    const { message, listed } = button;
    const number = String(listed.number);
    const plain = this.spot.room === undefined && messages[0] === message && !this.answered.has(message.id);
    this.answered.add(message.id);
    return plain ? this.say(number) : this.noted(this.world.quotes(this.spot, message, number));
  }

  private async file(medium: SentMedium): Promise<WorldMessage> {
    const { kind, name, bytes = 24 } = medium;
    const any = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(bytes, 7)]);
    const content = (await contentOf(medium)) ?? any;
    return this.world.sendsFile(this.spot, TYPES[kind], { name: name ?? `${kind}.${ENDINGS[kind]}`, bytes: content });
  }

  /** Newest first. */
  private fromBot(): WorldMessage[] {
    return this.world.fromBot(this.spot.room ?? this.spot.person).reverse();
  }

  private noted(...said: WorldMessage[]): Promise<void> {
    this.last = said;
    return Promise.resolve();
  }
}
