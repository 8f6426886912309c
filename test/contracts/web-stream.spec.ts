import { createServer, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { WebChatStore } from '../../src/bots/web';
import { WebHub } from '../../src/bots/web/web-hub';
import { WebStream } from '../../src/bots/web/web-stream';
import type { WebView } from '../../src/bots/web/web.view';
import { breathe, until } from '../support/until';

const CHAT = 'r:0123456789abcdef01234567';
const HEARTBEAT_MS = 20_000;

type Since = Awaited<ReturnType<WebChatStore['since']>>;

describe('a stream of events whose end comes early', () => {
  let hub: WebHub;
  let server: Server;
  let socket: Socket;
  let response: ServerResponse | undefined;
  let opened: Promise<void> | undefined;
  /** Lets the store answer with nothing missed. */
  let answer: (() => void) | undefined;
  let beats: Map<unknown, () => void>;

  beforeEach(async () => {
    [response, opened, answer] = [undefined, undefined, undefined];
    hub = new WebHub();
    const store = {
      since: () => new Promise<Since>((resolve) => (answer = () => resolve({ fresh: [], edited: [] }))),
    } as unknown as WebChatStore;
    const stream = new WebStream(store, hub, {} as WebView);
    beats = new Map();
    const [start, stop] = [global.setInterval, global.clearInterval];
    jest.spyOn(global, 'setInterval').mockImplementation(((run: () => void, ms: number) => {
      const timer = start(run, ms);
      if (ms === HEARTBEAT_MS) beats.set(timer, run);
      return timer;
    }) as typeof setInterval);
    jest.spyOn(global, 'clearInterval').mockImplementation((timer) => {
      beats.delete(timer);
      stop(timer);
    });
    server = createServer((_, asked) => {
      response = asked;
      opened = stream.open(asked, { chatId: CHAT }, '0');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await until(() => answer !== undefined, 'the question to the store');
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    socket.destroy();
    await new Promise((done) => server.close(done));
  });

  it('has a heartbeat until the page leaves', async () => {
    answer?.();
    await opened;
    expect([beats.size, hub.watching(CHAT)]).toEqual([1, 1]);
    socket.destroy();
    await until(() => beats.size === 0 && hub.watching(CHAT) === 0, 'the end of the heartbeat');
  });

  it('leaves no heartbeat behind when the page left while the store was read', async () => {
    socket.destroy();
    await until(() => response?.destroyed === true, 'the leaving');
    answer?.();
    await opened;
    expect([beats.size, hub.watching(CHAT)]).toEqual([0, 0]);
  });

  it('begins nothing when the house closed while the store was read', async () => {
    hub.onModuleDestroy();
    answer?.();
    await expect(opened).resolves.toBeUndefined();
    expect(beats.size).toBe(0);
  });

  it('writes no beat after the end, to a page that has not read all of it', async () => {
    answer?.();
    await opened;
    socket.pause();
    const errors: unknown[] = [];
    response?.on('error', (error) => errors.push(error));
    // What the page does not read stays in our hands, so the response ends but does not close.
    const more = Buffer.alloc(100_000, 32);
    while ((response?.writableLength ?? 0) < 900_000) {
      response?.write(more);
      await breathe(1);
    }
    hub.onModuleDestroy();
    expect([response?.writableEnded, response?.closed]).toEqual([true, false]);
    for (const beat of beats.values()) beat();
    await breathe();
    expect(errors).toEqual([]);
  });
});
