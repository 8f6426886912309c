import { AppError } from '../../src/shared/app-error';
import type {
  Capabilities,
  ChannelAdapter,
  ChannelHealth,
  ChatAddress,
  FetchedMedia,
  InboundSink,
  OutboundMessage,
  SendOptions,
  SendResult,
} from '../../src/shared/chat';

export interface Sent {
  to: ChatAddress;
  message: OutboundMessage;
  options: SendOptions;
}

type Answer = SendResult | Promise<SendResult> | ((sent: Sent) => SendResult | Promise<SendResult>);

const EVERYTHING: Capabilities = {
  buttons: { perRow: 2, max: 20, labelChars: 40, tokenBytes: 64 },
  edit: true,
  album: 10,
  textChars: 4096,
  place: true,
  mentions: true,
  replyWindow: null,
};

/** A platform that answers as the test says, and accepts otherwise. */
export class FakeAdapter implements ChannelAdapter {
  readonly channel: string;
  readonly account: string;
  readonly capabilities: Capabilities;
  /** Every send that was begun, in order. */
  readonly sent: Sent[] = [];
  inFlight = 0;
  mostInFlight = 0;
  sink: InboundSink | null = null;
  stopped = false;
  private readonly answers: Answer[] = [];
  private messageId = 100;

  constructor(options: { channel?: string; account?: string; capabilities?: Partial<Capabilities> } = {}) {
    this.channel = options.channel ?? 'fake';
    this.account = options.account ?? 'bot';
    this.capabilities = { ...EVERYTHING, ...options.capabilities };
  }

  /** The next sends are answered so, in order. */
  answer(...answers: Answer[]): this {
    this.answers.push(...answers);
    return this;
  }

  /** The texts (or a card's title) that went to a chat. */
  texts(chatId?: string): string[] {
    return this.sent
      .filter(({ to }) => chatId === undefined || to.chatId === chatId)
      .map(({ message }) => textOf(message));
  }

  start(sink: InboundSink): Promise<void> {
    this.sink = sink;
    return Promise.resolve();
  }

  async send(to: ChatAddress, message: OutboundMessage, options: SendOptions): Promise<SendResult> {
    const sent = { to, message, options };
    this.sent.push(sent);
    this.inFlight += 1;
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
    try {
      const answer = this.answers.shift();
      if (answer === undefined) return { result: 'accepted', ids: [String((this.messageId += 1))] };
      return await (typeof answer === 'function' ? answer(sent) : answer);
    } finally {
      this.inFlight -= 1;
    }
  }

  fetchMedia(): Promise<FetchedMedia> {
    return Promise.reject(new AppError('fake.noMedia'));
  }

  health(): ChannelHealth {
    return { state: 'up', since: new Date(0) };
  }

  stop(): Promise<void> {
    this.stopped = true;
    return Promise.resolve();
  }
}

function textOf(message: OutboundMessage): string {
  if (message.type === 'text') return message.text;
  if (message.type === 'menu') return message.prompt;
  return message.type === 'card' ? message.title : (message.caption ?? '');
}
