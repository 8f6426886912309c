import { FileBox, type FileBoxInterface } from 'file-box';
import type { payloads } from 'wechaty-puppet';
import { PuppetMock } from 'wechaty-puppet-mock';
import { BOT } from './bot';
import type { Questions, Standing } from './protocol';

export type Ask = <What extends keyof Questions>(
  what: What,
  of: Questions[What]['of'],
) => Promise<Questions[What]['answer']>;

const INDIVIDUAL = 1;

/** The puppet inside the gateway. The platform it is on lies in another process, which is asked for everything. */
export class GatewayPuppet extends PuppetMock {
  constructor(
    private readonly ask: Ask,
    changed: () => void,
  ) {
    super();
    for (const event of ['newListener', 'removeListener', 'login', 'logout'] as const) {
      this.on(event as 'login', () => void setImmediate(changed));
    }
  }

  get standing(): Standing {
    return { loggedIn: this.isLoggedIn, heard: this.listenerCount('message') > 0 };
  }

  override async onStart(): Promise<void> {
    if (!this.isLoggedIn) this.login(BOT.id);
    return Promise.resolve();
  }

  override onStop(): Promise<void> {
    return Promise.resolve();
  }

  override ding(data = ''): void {
    setImmediate(() => this.emit('dong', { data }));
  }

  override async contactRawPayload(id: string): Promise<payloads.Contact> {
    const person = await this.ask('person', id);
    return { ...person, avatar: '', gender: 0, phone: [], type: INDIVIDUAL, friend: true } as payloads.Contact;
  }

  override roomList(): Promise<string[]> {
    return this.ask('rooms', null);
  }

  override async roomRawPayload(id: string): Promise<payloads.Room> {
    return { ...(await this.ask('room', id)), adminIdList: [] };
  }

  override async roomMemberList(id: string): Promise<string[]> {
    return (await this.ask('room', id)).memberIdList;
  }

  override async roomMemberRawPayload(_roomId: string, id: string): Promise<payloads.RoomMember> {
    return { ...(await this.ask('person', id)), avatar: '' };
  }

  override async messageRawPayload(id: string): Promise<payloads.Message> {
    return (await this.ask('message', id)) as unknown as payloads.Message;
  }

  override messageImage(id: string): Promise<FileBoxInterface> {
    return this.messageFile(id);
  }

  override async messageFile(id: string): Promise<FileBoxInterface> {
    const { name, bytes } = await this.ask('file', id);
    return FileBox.fromBase64(Buffer.from(bytes).toString('base64'), name);
  }

  override async messageSendText(chatId: string, text: string): Promise<void> {
    await this.ask('send', { chatId, text });
  }

  override async messageSendFile(chatId: string, box: FileBoxInterface): Promise<void> {
    // Fetched from the program, as a gateway must before it can send.
    await box.toBuffer();
    await this.ask('send', { chatId, fileName: box.name });
  }
}
