import { Failure, getJson } from '../shared/api';
import { BackOff } from '../shared/back-off';
import { EventStream } from '../shared/event-stream';
import { Outbox, type Unsent } from '../shared/outbox';
import { Changing } from '../shared/signal';
import { Timeline } from '../shared/timeline';
import type { Choice, History, Limits, Me, Media, Message, Place, Said } from '../shared/wire';

const URL_MESSAGES = '/api/chat/messages';
const PAGE = 40;
/** The server says when somebody types and when that is over; the end may be lost with the connection. */
const TYPING_MS = 20_000;
const DEFAULT_LIMITS: Limits = { textChars: 5_000, mediaBytes: 20_000_000, media: 10 };

/** How far the opening of the conversation got. */
export type Phase = 'loading' | 'failed' | 'ready';

/** A resident's conversation: what was said, what is on its way, and what the bot does. */
export class ChatModel extends Changing {
  phase: Phase = 'loading';
  live = true;
  typing = false;
  hasOlder = false;
  loadingOlder = false;
  limits = DEFAULT_LIMITS;
  /** The bot's newest words, for those who listen instead of look. */
  heard: Message | null = null;
  readonly outbox: Outbox;
  private readonly timeline = new Timeline();
  private readonly stream: EventStream;
  private readonly backOff = new BackOff();
  private typingTimer: number | undefined;
  /** After which message each thing was said here. */
  private readonly anchors = new Map<string, string>();

  constructor(private startPayload: string | null) {
    super();
    this.outbox = new Outbox('ys.unsent.', (id, item) => this.timeline.merge([sentMessage(id, item)]));
    this.outbox.onChange(() => this.changed());
    this.stream = new EventStream('/api/chat/events', {
      message: (message) => this.take(message, this.timeline.hear([message])),
      edit: (message) => this.take(message, this.timeline.merge([message])),
      typing: (_, on) => this.setTyping(on),
      reset: () => void this.reload(),
      connected: (live) => this.setLive(live),
      resumeId: () => this.timeline.resumeId,
    });
  }

  get messages(): readonly Message[] {
    return this.timeline.messages;
  }

  /** Messages that stand before what is just being sent: an answer may be here before its question is confirmed. */
  get beforeSending(): number {
    const first = this.outbox.unsent.find(({ state }) => state === 'sending');
    const anchor = first && this.anchors.get(first.clientId);
    return anchor === undefined ? this.messages.length : this.messages.filter(({ id }) => id <= anchor).length;
  }

  /** Where choices are still open: the bot's last message, unless something was said since. */
  get openMenu(): string | null {
    const last = this.messages[this.messages.length - 1];
    return last?.author === 'bot' && !this.outbox.unsent.length ? last.id : null;
  }

  async open(): Promise<void> {
    try {
      const me = await getJson<Me>('/api/chat/me');
      this.limits = me.limits;
      await this.reload();
      this.phase = 'ready';
      this.backOff.succeeded();
      this.stream.open();
      this.outbox.resend();
    } catch (error) {
      this.phase = 'failed';
      const wait = error instanceof Failure ? error.retryAfterMs : 0;
      window.setTimeout(() => void this.open(), this.backOff.next(wait));
    }
    this.changed();
  }

  async older(): Promise<void> {
    const first = this.messages[0];
    if (!first || this.loadingOlder || !this.hasOlder) return;
    this.loadingOlder = true;
    this.changed();
    try {
      const { messages, more } = await getJson<History>(`${URL_MESSAGES}?limit=${PAGE}&before=${first.id}`);
      this.timeline.merge(messages);
      this.hasOlder = more;
    } catch {
      // The button stays, so it can be tried again.
    }
    this.loadingOlder = false;
    this.changed();
  }

  say(text: string, media: { refs: string[]; shown: Media[] }, language: string): void {
    const said: Said = { language };
    if (text) said.text = text;
    if (media.refs.length) said.media = media.refs;
    this.send(said, media.shown);
  }

  sayPlace(place: Place, language: string): void {
    this.send({ place, language });
  }

  press(message: Message, { token, label }: Choice, language: string): void {
    this.send({ press: { token, messageId: message.id, label }, language });
  }

  private send(said: Said, media: Media[] = []): void {
    const payload = this.startPayload;
    this.startPayload = null;
    const lastId = this.timeline.lastId;
    const whole = payload === null ? said : { ...said, startPayload: payload };
    this.anchors.set(this.outbox.add(URL_MESSAGES, whole, media), lastId);
  }

  private async reload(): Promise<void> {
    const { messages, more } = await getJson<History>(`${URL_MESSAGES}?limit=${PAGE}`);
    this.timeline.clear();
    this.timeline.hear(messages);
    for (const { clientId } of messages) this.outbox.confirm(clientId);
    this.hasOlder = more;
    this.changed();
  }

  private take({ clientId }: Message, fresh: readonly Message[]): void {
    this.outbox.confirm(clientId);
    const spoken = fresh.find(({ author }) => author === 'bot');
    if (spoken) {
      this.heard = spoken;
      this.typing = false;
    }
    this.changed();
  }

  private setTyping(on: boolean): void {
    clearTimeout(this.typingTimer);
    if (on) this.typingTimer = window.setTimeout(() => this.setTyping(false), TYPING_MS);
    this.typing = on;
    this.changed();
  }

  private setLive(live: boolean): void {
    this.live = live;
    if (live) this.outbox.resend();
    this.changed();
  }
}

/** What was sent, as the server will show it. */
function sentMessage(id: string, { clientId, said, media, at }: Unsent): Message {
  const { text, place, press, replyTo } = said;
  const body = { type: 'said' as const, text, place, press, replyTo, ...(media.length ? { media } : {}) };
  return { id, chatId: '', author: 'person', person: null, clientId, at, editedAt: null, body };
}
