import type { ChatState, Happening, StoredMessage, World } from './state';
import type { InlineButton, Message, ReplyMarkup } from './types';
import { Waiters } from './waiters';

/** A message of the bot as a person sees it now. */
export interface BotMessage {
  /** Grows with every sending, edit and deletion anywhere; an edited message gets a new one. */
  seq: number;
  chat_id: number;
  message_id: number;
  method: string;
  /** Text or caption; empty where there is neither. */
  text: string;
  /** Inline buttons of the current version, row after row. */
  buttons: InlineButton[];
  /** The markup as the bot gave it, reply keyboards included. */
  reply_markup: ReplyMarkup | undefined;
  message: Message;
  edits: number;
  deleted: boolean;
}

/** What became of one press of a button. */
export interface CallbackRecord {
  id: string;
  person_id: number;
  chat_id: number;
  message_id: number;
  data: string;
  answered: boolean;
  answer?: { text?: string; show_alert: boolean; url?: string };
}

export interface WaitOptions {
  timeoutMs?: number;
  /** Only what happened after this `seq`. */
  after?: number;
}

const DEFAULT_TIMEOUT_MS = 3000;

/** Keeps what the bot did, and wakes those who wait for it. */
export class Recorder {
  seq = 0;
  readonly callbacks = new Map<string, CallbackRecord>();
  private readonly messageWaiters = new Waiters<number, BotMessage>();
  private readonly answerWaiters = new Waiters<string, CallbackRecord>();
  private readonly listeners = new Set<(message: BotMessage) => void>();

  constructor(
    private readonly world: World,
    private readonly keepPerChat: number,
  ) {}

  /** Notes what was just done to the message, and tells everyone who listens. */
  note(chat: ChatState, stored: StoredMessage, kind: Happening['kind']): void {
    stored.seq = ++this.seq;
    chat.happenings.push({ seq: stored.seq, kind, stored });
    if (chat.happenings.length > this.keepPerChat * 2) this.forgetOldest(chat);
    const awaited = this.messageWaiters.isAwaited(chat.info.id);
    if (!awaited && this.listeners.size === 0) return;
    const message = view(stored);
    this.messageWaiters.tell(chat.info.id, message);
    for (const listener of this.listeners) listener(message);
  }

  /** Is called for each thing the bot does to a message, from now on; returns how to stop it. */
  listen(listener: (message: BotMessage) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The bot's messages of a chat in the order of their last change, each once; deleted ones say so. */
  messages(chatId: number, after = 0): BotMessage[] {
    const happenings = this.world.chats.get(chatId)?.happenings ?? [];
    const found: BotMessage[] = [];
    for (let at = firstAfter(happenings, after); at < happenings.length; at++) {
      const happening = happenings[at];
      if (happening && happening.seq === happening.stored.seq) found.push(view(happening.stored));
    }
    return found;
  }

  /** The first message of the bot, there already or to come, that passes. Deleted messages do not count. */
  async waitFor(
    chatId: number,
    test: (message: BotMessage) => boolean = () => true,
    options: WaitOptions | number = {},
  ): Promise<BotMessage> {
    const { timeoutMs = DEFAULT_TIMEOUT_MS, after = 0 } =
      typeof options === 'number' ? { timeoutMs: options } : options;
    const passes = (message: BotMessage): boolean => !message.deleted && test(message);
    const there = this.messages(chatId, after).find(passes);
    return there ?? this.messageWaiters.wait(chatId, passes, timeoutMs, () => this.lateError(chatId, after, timeoutMs));
  }

  /** Everything after `after`, as soon as there is anything; empty when the time is over. */
  async next(chatId: number, after: number, timeoutMs: number): Promise<BotMessage[]> {
    const there = this.messages(chatId, after);
    if (there.length || timeoutMs <= 0) return there;
    const over = new Error('nothing new');
    await this.messageWaiters
      .wait(
        chatId,
        () => true,
        timeoutMs,
        () => over,
      )
      .catch(() => undefined);
    return this.messages(chatId, after);
  }

  /** Notes the answer to a press; false when there is none to answer. */
  answer(callbackId: string, answer: NonNullable<CallbackRecord['answer']>): boolean {
    const record = this.callbacks.get(callbackId);
    if (!record || record.answered) return false;
    record.answered = true;
    record.answer = answer;
    this.answerWaiters.tell(callbackId, record);
    return true;
  }

  /** The press, once the bot has answered it. */
  async waitForAnswer(callbackId: string, timeoutMs = DEFAULT_TIMEOUT_MS): Promise<CallbackRecord> {
    const record = this.callbacks.get(callbackId);
    if (record?.answered) return record;
    const late = (): Error => new Error(`callback query ${callbackId} was not answered within ${timeoutMs} ms`);
    return this.answerWaiters.wait(callbackId, () => true, timeoutMs, late);
  }

  /** Ends all waiting. */
  close(): void {
    const reason = new Error('the stand-in was stopped');
    this.messageWaiters.abandon(reason);
    this.answerWaiters.abandon(reason);
    this.listeners.clear();
  }

  private forgetOldest(chat: ChatState): void {
    const old = chat.happenings.splice(0, chat.happenings.length - this.keepPerChat);
    for (const { seq, stored } of old) {
      if (stored.seq === seq) chat.messages.delete(stored.message.message_id);
    }
  }

  private lateError(chatId: number, after: number, timeoutMs: number): Error {
    const said = this.messages(chatId, after).map((message) => `  ${message.method}: ${JSON.stringify(message.text)}`);
    const heard = said.length ? `the bot said:\n${said.slice(-8).join('\n')}` : 'the bot said nothing';
    return new Error(`no message in chat ${chatId} passed within ${timeoutMs} ms; ${heard}`);
  }
}

function view(stored: StoredMessage): BotMessage {
  const { message } = stored;
  return {
    seq: stored.seq,
    chat_id: message.chat.id,
    message_id: message.message_id,
    method: stored.method,
    text: message.text ?? message.caption ?? '',
    buttons: message.reply_markup?.inline_keyboard.flat() ?? [],
    reply_markup: stored.keyboard,
    message,
    edits: stored.edits,
    deleted: stored.deleted,
  };
}

function firstAfter(happenings: Happening[], after: number): number {
  let low = 0;
  let high = happenings.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((happenings[middle]?.seq ?? 0) > after) high = middle;
    else low = middle + 1;
  }
  return low;
}
