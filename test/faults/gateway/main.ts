import { log } from 'wechaty-puppet';
import { PuppetServer } from 'wechaty-puppet-service';
import type { FromGateway, Standing, ToGateway } from './protocol';
import { type Ask, GatewayPuppet } from './puppet';

/**
 * A gateway as operators run it, in a process of its own: `gateway <port> <token>`. The server is that of
 * `wechaty-puppet-service`; the platform is its parent.
 */
async function main(): Promise<void> {
  log.level('silent');
  const [, , port, token = ''] = process.argv;
  const tell = (told: FromGateway): void => void process.send?.(told);

  const asked = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>();
  let questions = 0;
  const ask: Ask = (what, of) =>
    new Promise((resolve, reject) => {
      questions += 1;
      asked.set(questions, { resolve, reject });
      tell({ t: 'question', id: questions, what, of });
    });

  let last = '';
  const standing = (): void => {
    const stands: Standing = puppet.standing;
    if (JSON.stringify(stands) === last) return;
    last = JSON.stringify(stands);
    tell({ t: 'stands', ...stands });
  };
  const puppet = new GatewayPuppet(ask, standing);
  puppet.on('error', () => undefined);

  process.on('message', (told: ToGateway) => {
    if (told.t === 'standing') {
      last = '';
      standing();
    } else if (told.t === 'answer') {
      const waiting = asked.get(told.to);
      asked.delete(told.to);
      if (told.error === undefined) waiting?.resolve(told.answer as never);
      else waiting?.reject(new Error(told.error));
    } else if (puppet.standing.heard) puppet.emit('message', { messageId: told.messageId });
    else tell({ t: 'missed', messageId: told.messageId });
  });
  process.on('disconnect', () => process.exit(0));

  await new PuppetServer({ endpoint: `127.0.0.1:${port}`, puppet, token, tls: { disable: true } }).start();
  tell({ t: 'ready' });
}

// Whoever leaves in the middle of a call leaves its answer behind.
process.on('unhandledRejection', () => undefined);

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
