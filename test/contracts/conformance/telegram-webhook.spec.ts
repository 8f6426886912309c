import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { TELEGRAM_ADAPTER, TelegramModule, type TelegramOptions } from '../../../src/bots/telegram';
import type { InboundSink } from '../../../src/shared/chat';
import { RecordingSink, until } from './recording-sink';
import { ok } from './scripted-bot-api';
import { adapterOf, api, deps, stageEach, update } from './scripted-stage';

const SECRET = 'hook-secret';

stageEach();

describe('the webhook', () => {
  let app: NestFastifyApplication;
  const headers = { 'x-telegram-bot-api-secret-token': SECRET };

  async function serve(
    sink: InboundSink,
    webhook: TelegramOptions['webhook'] = { secret: SECRET, url: 'https://y.example/hook' },
  ) {
    api.current.usual.setwebhook = ({ payload }) => {
      api.current.webhookUrl = String(payload.url);
      return ok(true);
    };
    const adapter = adapterOf({ webhook });
    const module = TelegramModule.register({ options: { useFactory: () => null }, deps: { useFactory: () => deps() } });
    const compiled = await Test.createTestingModule({ imports: [module] })
      .overrideProvider(TELEGRAM_ADAPTER)
      .useValue(adapter)
      .compile();
    app = compiled.createNestApplication<NestFastifyApplication>(new FastifyAdapter({ bodyLimit: 20_000_000 }), {
      logger: false,
    });
    await app.init();
    await adapter.start(sink);
    if (webhook) await until('it is up', () => adapter.health().state === 'up');
    return adapter;
  }

  const post = (payload: object, more: Record<string, string> = headers) =>
    app.inject({ method: 'POST', url: '/telegram/webhook', payload, headers: more });

  afterEach(() => app.close());

  it('registers with its secret and the kinds of updates it reads', async () => {
    await serve(() => Promise.resolve());
    expect(api.current.of('setWebhook')[0]).toMatchObject({ url: 'https://y.example/hook', secret_token: SECRET });
    expect(api.current.of('setWebhook')[0]?.allowed_updates).toContain('my_chat_member');
  });

  it('takes an update', async () => {
    const sink = new RecordingSink();
    await serve(sink.take);
    expect((await post(update(1))).statusCode).toBe(200);
    expect(sink.messages).toHaveLength(1);
  });

  it.each<[string, Record<string, string>]>([
    ['no secret', {}],
    ['an empty secret', { 'x-telegram-bot-api-secret-token': '' }],
    ['a wrong secret', { 'x-telegram-bot-api-secret-token': `${SECRET}x` }],
  ])('does nothing for %s', async (_what, wrong) => {
    const sink = new RecordingSink();
    await serve(sink.take);
    expect((await post(update(1), wrong)).statusCode).toBe(401);
    expect(sink.calls).toHaveLength(0);
  });

  it('refuses what is too large', async () => {
    const sink = new RecordingSink();
    await serve(sink.take);
    expect((await post(update(1, 'x'.repeat(1_000_001)))).statusCode).toBe(413);
    expect(sink.calls).toHaveLength(0);
  });

  it('has the platform come again when the sink failed', async () => {
    await serve(() => Promise.reject(new Error('no database')));
    expect((await post(update(1))).statusCode).toBe(500);
  });

  it('confirms what there is nothing to do for', async () => {
    await serve(() => Promise.reject(new Error('never asked')));
    expect((await post({ update_id: 1, poll: {} })).statusCode).toBe(200);
  });

  it('is not there while the bot is polled', async () => {
    await serve(() => Promise.resolve(), null);
    expect((await post(update(1))).statusCode).toBe(404);
  });

  it('registers again when somebody took its place', async () => {
    await serve(() => Promise.resolve());
    api.current.webhookUrl = '';
    await until('it is registered again', () => api.current.of('setWebhook').length === 2);
  });
});
