import type { LocalMessage, LocalPlatform } from '../../bots/wechat/local-puppet';

const BOT = { id: 'wxid_yingsheng', name: '应声' };

/** WeChat with people of this process in it: words between them and the bot, and rooms that hear. */
export class WechatPlatform implements LocalPlatform {
  readonly botId = BOT.id;
  readonly rooms = new Set<string>();
  private readonly names = new Map<string, string>([[BOT.id, BOT.name]]);
  private readonly messages = new Map<string, LocalMessage>();
  private readonly said = new Map<string, LocalMessage[]>();
  private listener: ((messageId: string) => void) | null = null;
  private serial = 0;

  listen(listener: ((messageId: string) => void) | null): void {
    this.listener = listener;
  }

  addPerson(): string {
    const id = `wxid_${this.next()}`;
    this.names.set(id, '居民');
    return id;
  }

  personName(id: string): string | null {
    return this.names.get(id) ?? null;
  }

  message(id: string): LocalMessage | null {
    return this.messages.get(id) ?? null;
  }

  says(person: string, text: string): void {
    const message = { id: this.next(), talkerId: person, chatId: BOT.id, text, at: Date.now() };
    this.messages.set(message.id, message);
    this.listener?.(message.id);
  }

  botSays(chatId: string, text: string): void {
    const message = { id: this.next(), talkerId: BOT.id, chatId, text, at: Date.now() };
    const said = this.said.get(chatId) ?? [];
    said.push(message);
    this.said.set(chatId, said);
  }

  /** What the bot said to somebody, oldest first. */
  fromBot(chatId: string): readonly LocalMessage[] {
    return this.said.get(chatId) ?? [];
  }

  private next(): string {
    this.serial += 1;
    return String(1_000_000 + this.serial);
  }
}
