import type { ChatAddress, FetchedMedia, OutboundMedia } from '../../shared/chat';
import { AppError } from '../../shared/app-error';
import type { Clock } from '../../shared/clock';

/** Names the channel in addresses, events and the outbox. */
export const TELEGRAM = 'telegram';

/** Injection token of the `TelegramOptions`; `null` means that the channel is off. */
export const TELEGRAM_OPTIONS = Symbol('TelegramOptions');

/** One list of commands as the platform shows it; without a language it is the list for everybody else. */
export interface TelegramCommands {
  language_code?: string;
  commands: { command: string; description: string }[];
}

/** What an operator decides about the bot. */
export interface TelegramOptions {
  /** `<bot id>:<secret>`; it appears in no log line and in no error. */
  token: string;
  apiRoot: string;
  /** `null`: updates are polled. The url is the whole public address of `POST /telegram/webhook`. */
  webhook: null | { secret: string; url: string };
  maxMediaBytes: number;
  commands: TelegramCommands[];
  timings?: Partial<TelegramTimings>;
}

/** How long things may take and how long we wait before trying again. All in milliseconds, but `pollSeconds`. */
export interface TelegramTimings {
  /** How long the platform may hold an empty getUpdates. */
  pollSeconds: number;
  /** How much later than that we give the request up. */
  pollMarginMs: number;
  /** One call: a message, an edit, getMe … */
  callMs: number;
  /** One call that carries files. */
  uploadMs: number;
  /** One file from the platform, from the first to the last byte. */
  downloadMs: number;
  /** First pause after a failure of the receiving side; doubles up to `backoffMaxMs`. */
  backoffMs: number;
  backoffMaxMs: number;
  /** Proposed pause before a message goes again after a 5xx or without a connection. */
  resendMs: number;
  /** How often a webhook's registration is looked at. */
  watchMs: number;
}

/** What the platform's documentation and a mobile network ask for. */
export const DEFAULT_TIMINGS: Readonly<TelegramTimings> = Object.freeze({
  pollSeconds: 25,
  pollMarginMs: 10_000,
  callMs: 15_000,
  uploadMs: 60_000,
  downloadMs: 60_000,
  backoffMs: 500,
  backoffMaxMs: 30_000,
  resendMs: 2_000,
  watchMs: 60_000,
});

/** Where the adapter writes what an operator should know; never a secret, never what a resident said. */
export interface TelegramLogger {
  info(about: object, message: string): void;
  warn(about: object, message: string): void;
  error(about: object, message: string): void;
}

/** Fetches a medium that another channel or account holds. */
export type FetchForeign = (source: OutboundMedia['source'], ref: string) => Promise<FetchedMedia>;

/** What the adapter is given besides its options. */
export interface TelegramDeps {
  logger: TelegramLogger;
  fetchForeign: FetchForeign;
  clock: Clock;
}

/** The bot's own id, which stands before the colon of its token; throws `telegram.token` when there is none. */
export function accountOf(token: string): string {
  const account = /^(\d+):\S+$/.exec(token)?.[1];
  if (account === undefined) throw new AppError('telegram.token');
  return account;
}

/** A chat as the platform's methods name it. */
export interface TelegramTarget {
  chat_id: number;
  message_thread_id?: number;
}

/** Our chat id: the platform's, with the topic behind a colon where the group is a forum. */
export function chatIdOf(chatId: string, topic?: number): string {
  return topic === undefined ? chatId : `${chatId}:${topic}`;
}

/** The way back from `chatIdOf`; `undefined` for what is no Telegram address. */
export function targetOf(to: Pick<ChatAddress, 'chatId'>): TelegramTarget | undefined {
  const match = /^(-?\d{1,16})(?::(\d{1,10}))?$/.exec(to.chatId);
  if (!match) return undefined;
  const target = { chat_id: Number(match[1]) };
  return match[2] === undefined ? target : { ...target, message_thread_id: Number(match[2]) };
}
