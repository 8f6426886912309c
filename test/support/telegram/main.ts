import { TelegramStandIn } from './server';

/**
 * The stand-in as a process of its own: `main [port] [token]`, or PORT and TOKEN. Says `{"port":…}` on one line
 * when it listens; BOT_USERNAME, PRIVACY (on/off), SEED, BACKOFF_MS, WEBHOOK_TIMEOUT_MS and KEEP_PER_CHAT set the rest.
 */
async function main(): Promise<void> {
  const { env, argv } = process;
  const token = argv[3] ?? env.TOKEN;
  const backoffMs = Number(env.BACKOFF_MS ?? 1000);
  const standIn = new TelegramStandIn({
    ...(token ? { token } : {}),
    ...(env.BOT_USERNAME ? { botUsername: env.BOT_USERNAME } : {}),
    ...(env.KEEP_PER_CHAT ? { keepPerChat: Number(env.KEEP_PER_CHAT) } : {}),
    privacyMode: env.PRIVACY !== 'off',
    faults: { seed: Number(env.SEED ?? 1) },
    webhook: { backoffMs, timeoutMs: Number(env.WEBHOOK_TIMEOUT_MS ?? 60_000) },
  });
  const { port, url } = await standIn.start(Number(argv[2] ?? env.PORT ?? 0));
  process.stdout.write(`${JSON.stringify({ port, url, token: standIn.token })}\n`);
  const end = (): void => void standIn.stop().then(() => process.exit(0));
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
