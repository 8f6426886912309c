import type { Message } from '../shared/wire';
import { ChatModel } from './chat-model';

// A model draws nothing.
jest.mock('preact/hooks', () => ({}));

/** The stream as the browser has it: what it asked for, and a way to say something by it. */
class FakeSource {
  static readonly OPEN = 1;
  static opened: FakeSource[] = [];
  static get last(): FakeSource {
    return FakeSource.opened[FakeSource.opened.length - 1] as FakeSource;
  }

  readonly readyState = FakeSource.OPEN;
  onerror: () => void = () => undefined;
  onopen: () => void = () => undefined;
  private readonly listeners = new Map<string, (event: { data: string }) => void>();

  constructor(readonly url: string) {
    FakeSource.opened.push(this);
  }

  get after(): string {
    return new URL(this.url, 'http://page').searchParams.get('after') ?? '';
  }

  addEventListener(name: string, listener: (event: { data: string }) => void): void {
    this.listeners.set(name, listener);
  }

  say(name: string, message: Message): void {
    this.listeners.get(name)?.({ data: JSON.stringify(message) });
  }

  close(): void {
    this.onerror = () => undefined;
  }
}

function message(id: string, author: Message['author'], text: string, rest: Partial<Message> = {}): Message {
  const body = { type: 'text' as const, text };
  return { id, chatId: 'r:1', author, person: null, clientId: null, at: 0, editedAt: null, body, ...rest };
}

/** A server with one chat; what a person says is kept under the next id that is told. */
class FakeServer {
  chat: Message[] = [];
  nextId = '';

  readonly answer = (url: string, init: RequestInit = {}): Promise<object> => {
    const body = init.method === 'POST' ? this.keep(String(init.body)) : this.read(url);
    return Promise.resolve({ ok: true, status: 200, text: () => Promise.resolve(JSON.stringify(body)) });
  };

  /** What a stream that begins after a message says first. */
  catchUp(source: FakeSource): void {
    for (const one of this.chat) if (one.editedAt !== null && one.id <= source.after) source.say('edit', one);
    for (const one of this.chat) if (one.id > source.after) source.say('message', one);
  }

  private read(url: string): object {
    const limits = { textChars: 100, mediaBytes: 100, media: 10 };
    return url.endsWith('/me') ? { language: 'en', limits } : { messages: this.chat, more: false };
  }

  private keep(body: string): object {
    const { clientId, text } = JSON.parse(body) as { clientId: string; text: string };
    this.chat.push(message(this.nextId, 'person', text, { clientId }));
    return { id: this.nextId };
  }
}

describe('a conversation on the page', () => {
  let server: FakeServer;
  let model: ChatModel;

  beforeEach(async () => {
    jest.useFakeTimers();
    FakeSource.opened = [];
    server = new FakeServer();
    const nothing = () => undefined;
    Object.assign(globalThis, {
      window: Object.assign(globalThis, { addEventListener: nothing }),
      document: { addEventListener: nothing, visibilityState: 'visible' },
      localStorage: { setItem: nothing, getItem: () => null, removeItem: nothing },
      EventSource: FakeSource,
      fetch: server.answer,
    });
    server.chat = [message('001', 'bot', 'welcome'), message('002', 'bot', 'card')];
    model = new ChatModel(null);
    await model.open();
    FakeSource.last.onopen();
  });
  afterEach(() => jest.useRealTimers());

  const say = async (id: string, text: string): Promise<void> => {
    server.nextId = id;
    model.say(text, { refs: [], shown: [] }, 'en');
    await jest.advanceTimersByTimeAsync(10);
  };
  /** The silence is noticed, and the page comes back. */
  const comeBack = async (): Promise<FakeSource> => {
    const before = FakeSource.opened.length;
    FakeSource.last.onerror();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(FakeSource.opened).toHaveLength(before + 1);
    server.catchUp(FakeSource.last);
    return FakeSource.last;
  };
  const shown = () => model.messages.map(({ id }) => id);
  const textOf = (id: string) => model.messages.find((one) => one.id === id)?.body;

  it('shows what the bot said and edited while the stream was dead, although the person spoke meanwhile', async () => {
    server.chat[1] = message('002', 'bot', 'card, edited', { editedAt: 5 });
    server.chat.push(message('003', 'bot', 'your request was resolved, is it so?'));
    await say('004', 'hello');
    expect(shown()).toEqual(['001', '002', '004']);
    const { after } = await comeBack();
    expect(after).toBe('002');
    expect(shown()).toEqual(['001', '002', '003', '004']);
    expect(textOf('002')).toMatchObject({ text: 'card, edited' });
    expect(model.outbox.unsent).toEqual([]);
  });

  it('resumes after what it heard last, its own words among it', async () => {
    await say('003', 'hello');
    FakeSource.last.say('message', server.chat[2] as Message);
    server.chat.push(message('004', 'bot', 'noted'));
    FakeSource.last.say('message', server.chat[3] as Message);
    expect((await comeBack()).after).toBe('004');
    expect(shown()).toEqual(['001', '002', '003', '004']);
  });

  it('does not take an edit for the newest that it heard', async () => {
    FakeSource.last.say('edit', message('005', 'bot', 'card', { editedAt: 9 }));
    expect((await comeBack()).after).toBe('002');
  });

  it('resumes from the history when too much was missed', async () => {
    server.chat.push(message('900', 'bot', 'much later'));
    await say('901', 'hello');
    FakeSource.last.say('reset', server.chat[0] as Message);
    await jest.advanceTimersByTimeAsync(10);
    expect(shown()).toEqual(['001', '002', '900', '901']);
    expect((await comeBack()).after).toBe('901');
  });
});
