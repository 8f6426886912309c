import type { House } from '../house';
import type { Said, TelegramStandIn } from '../telegram';
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

/** People on Telegram. */
export class TelegramDriver implements ChannelDriver {
  readonly channel = 'telegram';
  readonly mention = '@yingsheng_bot';
  private readonly platform: TelegramStandIn;

  constructor(private readonly house: House) {
    if (!house.telegram) throw new Error('this house is not on Telegram');
    this.platform = house.telegram;
  }

  can(_ability: Ability): boolean {
    return true;
  }

  resident({ name, language }: { name: string; language: 'zh-CN' | 'en' }): Promise<Resident> {
    const code = language === 'en' ? 'en' : 'zh-hans';
    const { id } = this.platform.people.createPerson({ first_name: name, language_code: code, started: true });
    const account = this.platform.token.split(':')[0] ?? '';
    const ear = new Ear(this.platform, id);
    const person = new TelegramPerson(this.platform, id, id);
    return Promise.resolve(
      Object.assign(person, { key: `telegram:${account}:${id}`, heard: () => Promise.resolve(ear.heard()) }),
    );
  }

  unitGroup(unit: string): Promise<Group> {
    return Promise.resolve(new TelegramGroup(this.platform, this.house.telegramGroupOf(unit)));
  }

  strangeGroup(name: string): Promise<Group> {
    return Promise.resolve(new TelegramGroup(this.platform, this.platform.people.createGroup({ title: name }).id));
  }
}

/** Hears what the bot says in a chat from now on. */
class Ear {
  private mark: number;

  constructor(
    private readonly platform: TelegramStandIn,
    private readonly chat: number,
  ) {
    this.mark = platform.mark();
  }

  heard(): Heard[] {
    const messages = this.platform.messages(this.chat, this.mark).filter(({ deleted }) => !deleted);
    this.mark = this.platform.mark();
    return messages.map(({ text, buttons }) => ({ text, choices: buttons.map((button) => button.text) }));
  }
}

class TelegramGroup implements Group {
  private readonly people = new Map<string, ChatPerson>();
  private readonly ear: Ear;

  constructor(
    private readonly platform: TelegramStandIn,
    private readonly chat: number,
  ) {
    this.ear = new Ear(platform, chat);
  }

  person(name: string): Promise<ChatPerson> {
    const known = this.people.get(name);
    if (known) return Promise.resolve(known);
    const { id } = this.platform.people.createPerson({ first_name: name });
    // Has been there for long: nobody is told of it.
    this.platform.core.world.chats.get(this.chat)?.members.set(id, 'member');
    const person = new TelegramPerson(this.platform, id, this.chat);
    this.people.set(name, person);
    return Promise.resolve(person);
  }

  heard(): Promise<Heard[]> {
    return Promise.resolve(this.ear.heard());
  }

  standing(): Promise<string[]> {
    const messages = this.platform.messages(this.chat).filter(({ deleted }) => !deleted);
    return Promise.resolve(messages.flatMap(({ buttons }) => buttons.map((button) => button.callback_data ?? '')));
  }
}

interface Pressable {
  buttons: { label: string; button: string }[];
  id: number;
}

class TelegramPerson implements ChatPerson {
  private readonly said: number[] = [];
  private lastUpdates: number[] = [];

  constructor(
    private readonly platform: TelegramStandIn,
    private readonly person: number,
    private readonly chat: number,
  ) {}

  say(text: string): Promise<void> {
    return this.noted(this.platform.people.says({ ...this.here, text }));
  }

  press(label: string): Promise<void> {
    return this.presses(label, false);
  }

  pressOld(label: string): Promise<void> {
    return this.presses(label, true);
  }

  async send(medium: SentMedium): Promise<void> {
    return this.noted(await this.sends(medium, {}));
  }

  album(count: number, caption?: string): Promise<void> {
    const items = Array.from({ length: count }, () => ({ kind: 'photo' as const }));
    return this.noted(
      ...this.platform.people.sendsAlbum({ ...this.here, items, ...(caption === undefined ? {} : { caption }) }),
    );
  }

  place({ lat, lon, label }: SentPlace): Promise<void> {
    const at = { ...this.here, latitude: lat, longitude: lon };
    const { people } = this.platform;
    return this.noted(label ? people.sendsVenue({ ...at, title: label, address: label }) : people.sendsLocation(at));
  }

  contact(phone: string): Promise<void> {
    return this.noted(this.platform.people.sendsContact({ ...this.here, phone_number: phone }));
  }

  sticker(): Promise<void> {
    return this.noted(this.platform.people.sendsSticker(this.here));
  }

  edit(text: string, back: number): Promise<void> {
    const id = this.said.at(-back);
    if (id === undefined) throw new Error('nothing was said that could be edited');
    const { update_id: update } = this.platform.people.edits({ ...this.here, message_id: id, text });
    this.lastUpdates = update === null ? [] : [update];
    return Promise.resolve();
  }

  async reply(to: string | null, answer: { text: string } | SentMedium): Promise<void> {
    const messages = this.platform.messages(this.chat).filter(({ deleted }) => !deleted);
    const answered = messages.filter(({ text }) => to === null || text.includes(to)).at(-1);
    if (!answered) throw new Error(`there is no message “${to}” to answer`);
    const reply = { reply_to: answered.message_id };
    if ('kind' in answer) return this.noted(await this.sends(answer, reply));
    return this.noted(this.platform.people.says({ ...this.here, ...reply, text: answer.text }));
  }

  again(): Promise<void> {
    for (const update of this.lastUpdates) this.platform.core.desk.redeliver(update);
    return Promise.resolve();
  }

  start(payload: string): Promise<void> {
    return this.noted(this.platform.people.starts({ person: this.person, payload }));
  }

  private get here(): { person: number; chat: number } {
    return { person: this.person, chat: this.chat };
  }

  private async sends(medium: SentMedium, reply: { reply_to?: number }): Promise<Said> {
    const { kind, caption, name, bytes, takenAt } = medium;
    const { people } = this.platform;
    const content = await contentOf(medium);
    const act = {
      ...this.here,
      ...reply,
      ...(caption === undefined ? {} : { caption }),
      ...(name === undefined ? {} : { file_name: name }),
      ...(bytes === undefined ? {} : { size: bytes }),
      ...(content ? { bytes: content } : {}),
    };
    // The platform takes out of a photo what it says; of a picture sent as a file it takes nothing.
    if (takenAt) return people.sendsDocument({ ...act, mime: 'image/jpeg', file_name: name ?? 'IMG_0001.jpg' });
    if (kind === 'photo') return people.sendsPhoto(act);
    if (kind === 'video') return people.sendsVideo(act);
    return kind === 'voice' ? people.sendsVoice(act) : people.sendsDocument(act);
  }

  private presses(label: string, old: boolean): Promise<void> {
    const newestFirst = this.platform
      .messages(this.chat)
      .filter(({ deleted }) => !deleted)
      .sort((one, other) => other.message_id - one.message_id)
      .map(({ buttons, message_id: id }): Pressable => ({
        id,
        buttons: buttons.map((button) => ({ label: button.text, button: button.callback_data ?? '' })),
      }));
    const { message, button } = buttonCalled(newestFirst, label, old);
    const at = { ...this.here, message_id: (message as Pressable).id, data: button };
    const { update_id: update } = this.platform.people.presses(at);
    this.lastUpdates = update === null ? [] : [update];
    return Promise.resolve();
  }

  private noted(...said: Said[]): Promise<void> {
    this.said.push(...said.map(({ message }) => message.message_id));
    this.lastUpdates = said.flatMap(({ update_id: update }) => (update === null ? [] : [update]));
    return Promise.resolve();
  }
}
