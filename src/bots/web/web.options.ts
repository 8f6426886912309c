import type { Evidence } from '../../evidence';
import type { FetchedMedia, OutboundMedia } from '../../shared/chat';

/** Names the channel and its one account in addresses, events and the outbox. */
export const WEB = 'web';

/** Injection token of the `WebOptions`. */
export const WEB_OPTIONS = Symbol('WebOptions');

/** A bucket of tokens: so many at once, so many more each second. */
export interface RateLimit {
  burst: number;
  perSecond: number;
}

/** What an operator decides about the web channel. */
export interface WebOptions {
  /** Uploads lie in its folder `web`. */
  mediaDir: string;
  maxMediaBytes: number;
  /** The units' groups as a page: never, for a browser on this machine only, or for everybody who can reach us. */
  demo: 'off' | 'localhost' | 'on';
  /** What a group is called; by default its unit's code. */
  roomTitle?: (chatId: string) => string;
  /** The folder of the built pages (`dist/web`). */
  pagesDir: string;
  /** Whom to call when it cannot wait, by service (`crime`, `fire` …): digits. Shown on the page. */
  emergencyNumbers?: Readonly<Record<string, string>>;
  /** BCP 47; for browsers that ask for no language we speak. */
  defaultLanguage?: string;
  /** Where uploads are kept once they were cleaned, and what seals the links to them. */
  evidence: Pick<Evidence, 'items' | 'vault' | 'links'>;
  /** Fetches a medium that another channel or account holds; without it such a medium is shown as missing. */
  fetchForeign?: (source: OutboundMedia['source'], ref: string) => Promise<FetchedMedia>;
  /** Words that speak to the bot in a group without its name, at the start of a message. */
  commandWords?: readonly string[];
  /** What one person may have uploaded and not sent; by default three messages full. */
  unsent?: { files: number; bytes: number };
  rates?: { person: RateLimit; address: RateLimit };
}

/** Characters of one message of a person. */
export const MAX_TEXT_CHARS = 5_000;

/** Media in one message of a person. */
export const MAX_MEDIA = 10;

/** Bytes of a JSON body. */
export const MAX_JSON_BYTES = 64 * 1024;

/** A person cannot type faster; an address may be a whole housing estate behind one router. */
export const DEFAULT_RATES = Object.freeze({
  person: { burst: 60, perSecond: 2 },
  address: { burst: 600, perSecond: 30 },
});

/** The bot's name in groups. */
export const MENTION = '@应声';
