import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TelegramAdapter } from '../../src/bots/telegram';
import { systemClock } from '../../src/shared/clock';
import { FakeLogger } from '../fakes/fake-logger';
import { until } from '../support/until';

const ME = { id: 1, is_bot: true, first_name: 'bot', username: 'bot' };
const OPTIONS = {
  token: '1:abc',
  webhook: null,
  maxMediaBytes: 1_000_000,
  commands: [],
  timings: { pollSeconds: 0, backoffMs: 5, backoffMaxMs: 10 },
};

describe('Telegram behind something that answers in its place', () => {
  let server: Server;
  let adapter: TelegramAdapter;
  let polls: string[];

  beforeEach(async () => {
    polls = ['{"ok":true}', '{"ok":true,"result":{"what":"else"}}', '{"ok":true,"result":[null,7,"words",{}]}'];
    server = createServer((request, response) => {
      const result = request.url?.endsWith('/getMe') ? ME : [];
      const answer = request.url?.endsWith('/getUpdates') ? polls.shift() : undefined;
      request
        .resume()
        .on('end', () => setTimeout(() => response.end(answer ?? JSON.stringify({ ok: true, result })), 5));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const apiRoot = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    adapter = new TelegramAdapter(
      { ...OPTIONS, apiRoot },
      { logger: new FakeLogger(), fetchForeign: () => Promise.reject(new Error('none')), clock: systemClock },
    );
  });
  afterEach(async () => {
    await adapter.stop(500);
    server.close();
  });

  it('goes on polling, and says so, when an answer makes no sense', async () => {
    await adapter.start(() => Promise.resolve());
    await until(() => polls.length === 0 && adapter.health().state === 'up');
  });
});
