import { conformance } from './conformance';
import type { Lacks } from './harness';
import { WechatHarness } from './wechat.harness';

const lacks: Lacks = {
  buttons: 'it has numbered lists instead',
  botEdits: 'what was sent cannot be changed',
  personEdits: 'what was sent cannot be changed',
  captions: 'a picture travels without words',
  albumsIn: 'pictures sent at once are messages of their own',
  albumParts: 'pictures sent at once are messages of their own',
  albumsOut: 'pictures sent at once are messages of their own',
  replyOut: 'a puppet cannot quote',
  contact: 'a card shows an account, not a number',
  foreignContact: 'a card shows an account, not a number',
  deepLink: 'a personal account has no links that carry words',
  otherBots: 'a command names nobody',
  retryLater: 'a puppet tells of no limit',
  blocked: 'a sender is not told that a person removed him',
  moved: 'a room keeps its id',
  window: 'a friend may be written to at any time',
  keys: 'a puppet cannot name what it sends',
};

conformance('wechat', (account) => WechatHarness.make(account), lacks);
