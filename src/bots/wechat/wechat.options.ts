import type { impls } from 'wechaty-puppet';
import type { FetchedMedia, OutboundMedia } from '../../shared/chat';
import type { Clock } from '../../shared/clock';
import type { Logger } from '../logger';

/** Names the channel in addresses, events and the outbox. */
export const WECHAT = 'wechat';

/** Injection token of the `WechatOptions`; `null` means that the channel is off. */
export const WECHAT_OPTIONS = Symbol('WechatOptions');

/** A puppet: one way into WeChat, behind wechaty's common face. */
export type Puppet = impls.PuppetInterface;

/** What an operator decides about the WeChat account. */
export interface WechatOptions {
  /** The package of the puppet: `wechaty-puppet-service`, or any other that is installed. */
  puppet: string;
  /** The puppet's own variables (`WECHATY_PUPPET_…`); their values are secrets. */
  variables: Readonly<Record<string, string>>;
  /**
   * Our name for the account. The platform's own id is known only after a login and belongs to whoever logs in, while
   * addresses in the database must stay the same before it and after it.
   */
  account: string;
  /** Where the puppet keeps its session over a restart, without the ending; `null` keeps none. */
  memory: string | null;
  maxMediaBytes: number;
  /** Rooms that the city's files name, by id or by topic. */
  rooms: readonly string[];
  timings?: Partial<WechatTimings>;
}

/** How long things may take and how long we wait before trying again, in milliseconds. */
export interface WechatTimings {
  /** To load a puppet and to bring it up. */
  startMs: number;
  /** How often a sign of life is asked for, and how long it may take. */
  watchMs: number;
  probeMs: number;
  /** How long a puppet may be neither logged in nor show a code; then it is thrown away and started anew. */
  loginMs: number;
  /** One question to the puppet, or one message of words. */
  callMs: number;
  /** One message that carries a file. */
  uploadMs: number;
  /** One file from the platform, from the first to the last byte. */
  downloadMs: number;
  /** First pause after a failure; doubles up to `backoffMaxMs`. */
  backoffMs: number;
  backoffMaxMs: number;
  /** Proposed pause before a message goes again while there is no way to the platform. */
  resendMs: number;
  /** How long a puppet may take to end. */
  closeMs: number;
}

/** What puppets and gateways are known to need. Wechaty's own watch resets a puppet after a silence of a minute. */
export const DEFAULT_TIMINGS: Readonly<WechatTimings> = Object.freeze({
  startMs: 40_000,
  watchMs: 15_000,
  probeMs: 10_000,
  loginMs: 120_000,
  callMs: 15_000,
  uploadMs: 60_000,
  downloadMs: 60_000,
  backoffMs: 1_000,
  backoffMaxMs: 60_000,
  resendMs: 5_000,
  closeMs: 5_000,
});

/** Fetches a medium that another channel or account holds. */
export type FetchForeign = (source: OutboundMedia['source'], ref: string) => Promise<FetchedMedia>;

/** What the adapter is given besides its options. */
export interface WechatDeps {
  logger: Logger;
  clock: Clock;
  fetchForeign: FetchForeign;
  /** Makes a puppet instead of the package that the options name. */
  makePuppet?: () => Puppet;
}
