import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { roomChat, WEB, type WebAdapter, type WebOptions } from '../../../src/bots/web';
import { WebMediaStore } from '../../../src/bots/web/web-media.store';
import { MENTION } from '../../../src/bots/web/web.options';
import { personOf, RESIDENT_COOKIE } from '../../../src/bots/web/web-identity';
import { residentChat } from '../../../src/bots/web/web.address';
import type { DatabaseConnections } from '../../../src/database';
import type { ChatAddress, InboundSink } from '../../../src/shared/chat';
import { systemClock } from '../../../src/shared/clock';
import { testDatabase, type TestDatabase } from '../../support/databases';
import { FaultyUnitOfWork } from '../../support/web/faulty-unit-of-work';
import { NONSENSE } from '../../support/web/nonsense';
import { type WebHouse, webHouse } from '../../support/web/web-house';
import { type ShownMessage, textOf, WebPage } from '../../support/web/web-page';
import { evidenceFor } from '../../support/evidence';
import { aPicture, elsewhere } from './content.cases';
import type { Arrived, Harness, Said, SendFault, Where } from './harness';
import { until } from './recording-sink';

const MAX_MEDIA_BYTES = 4096;
const VIDEO = Buffer.from('\0\0\0\x18ftypmp42-a-film', 'latin1');
const VOICE = Buffer.from('OggS\0\x02-a-voice', 'latin1');
/** Tests are faster than any person. */
const NO_HURRY = { burst: 1_000_000, perSecond: 1_000_000 };

/** The web adapter behind its own platform: a server, a database and browsers that come by HTTP. */
export class WebHarness implements Harness {
  readonly maxMediaBytes = MAX_MEDIA_BYTES;
  private readonly lines: string[] = [];
  private readonly pages = new Map<string, WebPage>();
  private readonly faulty: FaultyUnitOfWork;
  private readonly options: Partial<WebOptions>;
  private house: WebHouse | undefined;
  private url = '';
  private spokeLast: WebPage | undefined;
  private groups = 0;

  private constructor(
    private readonly home: TestDatabase,
    private readonly database: DatabaseConnections,
    private readonly mediaDir: string,
  ) {
    this.faulty = new FaultyUnitOfWork(database.unitOfWork);
    const rates = { person: NO_HURRY, address: NO_HURRY };
    this.options = { mediaDir, maxMediaBytes: MAX_MEDIA_BYTES, demo: 'on', rates, fetchForeign: elsewhere };
  }

  static async make(): Promise<WebHarness> {
    const home = await testDatabase('sqlite');
    const mediaDir = mkdtempSync(join(tmpdir(), 'yingsheng-uploads-'));
    const harness = new WebHarness(home, await home.connect(), mediaDir);
    await harness.build();
    return harness;
  }

  get adapter(): WebAdapter {
    if (!this.house) throw new Error('the harness has ended');
    return this.house.adapter;
  }

  get secrets(): readonly string[] {
    return [...this.pages.values()].map(({ cookie }) => secretIn(cookie));
  }

  logged(): string {
    return this.lines.join('\n');
  }

  begins(sink: InboundSink): Promise<void> {
    return this.adapter.start(sink);
  }

  async restarts(sink: InboundSink): Promise<void> {
    await this.adapter.stop(2000);
    await this.house?.close();
    await this.build();
    await this.begins(sink);
  }

  async ends(): Promise<void> {
    this.faulty.heal();
    const pages = [...this.pages.values()];
    await Promise.all(pages.map((page) => page.close()));
    await this.adapter.stop(1000);
    await this.house?.close();
    await this.database.close();
    await this.home.drop();
    rmSync(this.mediaDir, { recursive: true, force: true });
    const refused = pages.flatMap((page) => page.refused);
    if (refused.length) throw new Error(`the server refused: ${refused.join(', ')}`);
  }

  async person(): Promise<string> {
    const page = await WebPage.open(() => this.url);
    const person = personOf(secretIn(page.cookie));
    this.pages.set(person, page);
    return person;
  }

  /** Whoever opens the desk is in every group. */
  group(): Promise<string> {
    this.groups += 1;
    return Promise.resolve(`street-${this.groups}`);
  }

  address({ person, group }: Where): ChatAddress {
    return { channel: WEB, account: WEB, chatId: group === undefined ? residentChat(person) : roomChat(group) };
  }

  /** The desk's people are no residents, even in the same browser. */
  personId({ person, group }: Where): string {
    return group === undefined ? person : `staff-${person}`;
  }

  says(where: Where, text: string): Promise<Said> {
    return this.posts(where, { text });
  }

  mentions(where: Where, text: string): Promise<Said> {
    return this.says(where, `${MENTION} ${text}`);
  }

  commands(where: Where, command: string): Promise<Said> {
    return this.says(where, `/${command}${MENTION}`);
  }

  async repliesToBot(where: Where, text: string): Promise<Said> {
    return this.posts(where, { text, replyTo: (await this.fromBot(where)).at(-1)?.id });
  }

  edits(): Promise<Said> {
    return Promise.reject(new Error('a page changes nothing that was sent'));
  }

  /** What is too large lies here since a time when the limit was higher: today's server refuses it at the door. */
  async sendsPhoto(where: Where, bytes: Buffer, caption?: string): Promise<Said> {
    const fits = bytes.length <= MAX_MEDIA_BYTES;
    const ref = await (fits ? this.page(where).upload(bytes, '照片.jpg') : this.keptBefore(where, bytes));
    return this.posts(where, { media: [ref], text: caption });
  }

  async sendsAlbum(where: Where, count: number, caption?: string): Promise<Said[]> {
    const media: string[] = [];
    for (let at = 0; at < count; at++) media.push(await this.page(where).upload(aPicture(), `${at}.jpg`));
    return [await this.posts(where, { media, text: caption })];
  }

  sendsVideo(where: Where): Promise<Said> {
    return this.sendsFile(where, '录像.mp4', VIDEO);
  }

  sendsVoice(where: Where): Promise<Said> {
    return this.sendsFile(where, '语音.ogg', VOICE);
  }

  async sendsFile(where: Where, name: string, bytes: Buffer): Promise<Said> {
    return this.posts(where, { media: [await this.page(where).upload(bytes, name)] });
  }

  sendsPlace(where: Where, place: { lat: number; lon: number; label?: string }): Promise<Said> {
    return this.posts(where, { place });
  }

  sendsSticker(): Promise<Said> {
    return Promise.reject(new Error('a page has no stickers'));
  }

  sendsContact(where: Where, phone: string): Promise<Said> {
    return this.posts(where, { contact: phone });
  }

  followsLink(where: Where, payload: string): Promise<Said> {
    return this.posts(where, { startPayload: payload });
  }

  async presses(where: Where, choice: number): Promise<void> {
    const menu = (await this.fromBot(where)).filter(({ body }) => body.choices?.length).at(-1);
    await this.posts(where, { press: { ...menu?.body.choices?.[choice - 1], messageId: menu?.id } });
  }

  async pressesStale(where: Where, token: string): Promise<void> {
    const newest = (await this.fromBot(where)).at(-1);
    await this.posts(where, { press: { token, label: '甲', messageId: newest?.id } });
  }

  async arrived(where: Where): Promise<Arrived[]> {
    return (await this.fromBot(where)).map(seenBy);
  }

  unconfirmed(): Promise<number> {
    return Promise.resolve([...this.pages.values()].reduce((sum, { waiting }) => sum + waiting, 0));
  }

  async redelivers(): Promise<void> {
    await this.settled();
    this.spokeLast?.again();
  }

  /** The house's own words are on the platform like anybody's. */
  async echoesOwn(where: Where): Promise<void> {
    const sent = await this.adapter.send(this.address(where), { type: 'text', text: '我自己说的' }, { key: 'own' });
    if (sent.result !== 'accepted') throw new Error(`not shown: ${sent.result}`);
  }

  async deliversNonsense(): Promise<void> {
    const page = this.page({ person: await this.person() });
    for (const [path, body, type] of NONSENSE) {
      const { status, code } = await page.post(path, body, type);
      if (status < 400 || status >= 500 || code === undefined) throw new Error(`${status} for ${path} ${body}`);
    }
  }

  /** What was said before is safe by then, so that the fault meets what is sent. */
  async breaks(fault: SendFault): Promise<void> {
    await this.settled();
    if (fault === 'retryLater') this.faulty.fail('refused', 1);
    else if (fault === 'lostAnswer') this.faulty.fail('lostAnswer', 1);
    else if (fault === 'down') this.faulty.fail('refused');
    else throw new Error(`the web knows no ${fault}`);
    if (fault === 'down') await this.tellsPasserBy();
  }

  async heals(): Promise<void> {
    this.faulty.heal();
    await this.tellsPasserBy();
  }

  logsOut(): Promise<void> {
    return Promise.reject(new Error('there is no account to be logged out'));
  }

  /** The state of the store is noticed by who uses it. */
  private async tellsPasserBy(): Promise<void> {
    const to = this.address({ person: await this.person() });
    await this.adapter.send(to, { type: 'text', text: '您好' }, { key: to.chatId });
  }

  private settled(): Promise<void> {
    return until('everything is confirmed', async () => (await this.unconfirmed()) === 0);
  }

  private page({ person }: Where): WebPage {
    const page = this.pages.get(person);
    if (!page) throw new Error(`nobody is called ${person}`);
    return page;
  }

  private posts(where: Where, said: object): Promise<Said> {
    const page = this.page(where);
    const { person, group } = where;
    const speaker = group === undefined ? {} : { as: { id: person, name: '王师傅' } };
    this.spokeLast = page;
    return Promise.resolve({ messageId: page.say(pathOf(where), { ...speaker, ...said }) });
  }

  private async fromBot(where: Where): Promise<ShownMessage[]> {
    const messages = await this.page(where).history(pathOf(where));
    return messages.filter(({ author }) => author === 'bot');
  }

  private async keptBefore({ person }: Where, bytes: Buffer): Promise<string> {
    const { mediaDir } = this;
    const evidence = evidenceFor(this.database.unitOfWork, { mediaDir });
    const options = { maxMediaBytes: bytes.length, mediaDir, demo: 'off', pagesDir: '', evidence } as const;
    const store = new WebMediaStore(this.database.unitOfWork, options, systemClock);
    return (await store.save(person, Readable.from([bytes]))).ref;
  }

  private async build(): Promise<void> {
    const write = (about: object, message: string): void => void this.lines.push(`${JSON.stringify(about)} ${message}`);
    const logger = { info: write, warn: write, error: write };
    this.house = await webHouse({ unitOfWork: this.faulty.unitOfWork }, this.options, logger);
    await this.house.app.listen(0, '127.0.0.1');
    this.url = await this.house.app.getUrl();
  }
}

function pathOf({ group }: Where): string {
  return group === undefined ? '/api/chat/messages' : `/api/desk/rooms/${group}/messages`;
}

function secretIn(cookie: string): string {
  return cookie.slice(RESIDENT_COOKIE.length + 1);
}

/** The page breaks lines of buttons as it has room, so each is a row of its own here. */
function seenBy({ id, editedAt, body }: ShownMessage): Arrived {
  const { choices = [], media = [], replyTo } = body;
  return {
    id,
    text: textOf(body),
    rows: choices.map((choice) => [choice]),
    media: media.filter(({ url }) => url !== null).length,
    edits: editedAt === null ? 0 : 1,
    ...(replyTo === undefined ? {} : { replyTo }),
  };
}
