import { FileBox, type FileBoxInterface } from 'file-box';
import type { payloads } from 'wechaty-puppet';
import { PuppetMock } from 'wechaty-puppet-mock';
import type { Listener, WechatWorld, WorldMessage } from './world';

const QR = 'http://weixin.qq.com/x/one-time-code';
const INDIVIDUAL = 1;

/** As gRPC says that nobody answers. */
class Unavailable extends Error {
  readonly code = 14;

  constructor(what: string) {
    super(`14 UNAVAILABLE: ${what}`);
  }
}

/** A puppet on our world. Its base answers whatever nobody here asks for. */
export class StandInPuppet extends PuppetMock implements Listener {
  constructor(private readonly world: WechatWorld) {
    super();
  }

  override async onStart(): Promise<void> {
    this.way();
    this.world.attach(this);
    if (this.world.loggedIn) this.login(this.world.bot.id);
    else this.showCode();
  }

  override onStop(): Promise<void> {
    this.world.detach(this);
    return Promise.resolve();
  }

  override ding(data = ''): void {
    setImmediate(() => {
      if (!this.world.cut) this.emit('dong', { data });
    });
  }

  hears(messageId: string): void {
    this.emit('message', { messageId });
  }

  loses(): void {
    this.emit('error', { gerror: 'the way is cut' });
  }

  logsOut(): void {
    void this.logout('logged out on the phone').then(() => this.showCode());
  }

  logsIn(): void {
    if (!this.isLoggedIn) this.login(this.world.bot.id);
  }

  joins(roomId: string, inviterId: string): void {
    const timestamp = Math.floor(Date.now() / 1000);
    this.emit('room-join', { inviteeIdList: [this.world.bot.id], inviterId, roomId, timestamp });
  }

  override async contactRawPayload(id: string): Promise<payloads.Contact> {
    this.way();
    const person = this.world.people.get(id);
    if (!person) throw new Error(`no contact ${id}`);
    return { ...person, avatar: '', gender: 0, phone: [], type: INDIVIDUAL, friend: true } as payloads.Contact;
  }

  override async roomList(): Promise<string[]> {
    this.way();
    return [...this.world.rooms.keys()];
  }

  override async roomRawPayload(id: string): Promise<payloads.Room> {
    this.way();
    const room = this.world.rooms.get(id);
    if (!room) throw new Error(`no room ${id}`);
    return { id, topic: room.topic, memberIdList: [...room.members], adminIdList: [] };
  }

  override async roomMemberList(id: string): Promise<string[]> {
    return (await this.roomRawPayload(id)).memberIdList;
  }

  override async messageRawPayload(id: string): Promise<payloads.Message> {
    const { type, text, talkerId, roomId, listenerId, mentions, file, at } = this.message(id);
    const where = roomId === undefined ? { listenerId } : { roomId, mentionIdList: mentions };
    const payload = { id, type, text, talkerId, ...where, timestamp: Math.floor(at / 1000), filename: file?.name };
    return payload as unknown as payloads.Message;
  }

  override messageImage(id: string): Promise<FileBoxInterface> {
    return this.messageFile(id);
  }

  override async messageFile(id: string): Promise<FileBoxInterface> {
    const { file } = this.message(id);
    if (!file) throw new Error(`no file in ${id}`);
    return FileBox.fromBase64(file.bytes.toString('base64'), file.name);
  }

  override async messageLocation(id: string): Promise<payloads.Location> {
    const { place } = this.message(id);
    if (!place) throw new Error(`no place in ${id}`);
    return { accuracy: 15, ...place };
  }

  override messageSendText(chatId: string, text: string, mentions: string[] = []): Promise<void> {
    return this.sends(() => this.world.botSays(chatId, { text, mentions }));
  }

  override async messageSendFile(chatId: string, box: FileBoxInterface): Promise<void> {
    const file = { name: box.name, bytes: await box.toBuffer() };
    return this.sends(() => this.world.botSays(chatId, { file }));
  }

  /** Many puppets do not tell the id of what they sent; this one does not either. */
  private async sends(send: () => void): Promise<void> {
    this.way();
    if (!this.isLoggedIn) throw new Error('not logged in');
    const { nextSend } = this.world;
    this.world.nextSend = null;
    if (nextSend === 'silence') return new Promise(() => undefined);
    send();
    if (nextSend === 'doThenDrop') throw new Unavailable('Connection dropped');
  }

  private message(id: string): WorldMessage {
    this.way();
    const message = this.world.messages.get(id);
    if (!message) throw new Error(`no message ${id}`);
    return message;
  }

  private way(): void {
    if (this.world.cut) throw new Unavailable('No connection established');
  }

  private showCode(): void {
    this.emit('scan', { qrcode: QR, status: 2 });
  }
}
