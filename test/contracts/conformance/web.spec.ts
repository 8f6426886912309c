import { conformance } from './conformance';
import type { Lacks } from './harness';
import { WebHarness } from './web.harness';

const lacks: Lacks = {
  numbers: 'it has buttons',
  window: 'a person may be answered at any time',
  login: 'it has no account that could be logged out',
  accounts: 'it has one account',
  connection: 'the platform is part of the program',
  timeout: 'a transaction is committed or it is not',
  blocked: 'a page cannot block the bot',
  moved: 'the group of a unit keeps its id',
  otherBots: 'there is one bot in a group',
  personEdits: 'a page changes nothing that was sent',
  albumParts: 'an album is one message',
  sticker: 'a page sends only what can be carried',
  foreignContact: 'a page asks for one’s own number',
};

conformance('the web', () => WebHarness.make(), lacks);
