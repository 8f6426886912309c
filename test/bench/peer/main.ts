import { Agent } from 'node:http';
import { Scenes, session, Telegraf } from 'telegraf';
import { COMPLAINT, complaintScene, type FileTicket, type PeerContext, type WizardState } from './complaint.scene';
import { openDatabase, Prepared } from './database';
import { SqliteSessionStore } from './session-store';

/**
 * The bot to compare with: a telegraf wizard with its sessions and tickets in SQLite, by long polling, as somebody who
 * knows telegraf well would write it. TOKEN, API_ROOT and DATABASE tell it where.
 */
async function main(): Promise<void> {
  const { TOKEN = '', API_ROOT = '', DATABASE = '' } = process.env;
  const database = await openDatabase(DATABASE);
  const insert = new Prepared(
    database,
    'INSERT INTO tickets (story, category, place, photos, contact, open, person, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const file: FileTicket = async (draft, person) => {
    const { story, category, place, photos, contact, open } = draft;
    const files = JSON.stringify(photos);
    return String(await insert.run(story, category, place, files, contact, open ? 1 : 0, person, Date.now()));
  };
  const bot = new Telegraf<PeerContext>(TOKEN, { telegram: { apiRoot: API_ROOT } });
  // Connections stay open, as they do for an https address; telegraf leaves that out for plain http.
  bot.telegram.options.agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const stage = new Scenes.Stage<PeerContext>([complaintScene(file)]);
  bot.use(session({ store: new SqliteSessionStore<Scenes.WizardSession<WizardState>>(database) }));
  bot.use(stage.middleware());
  bot.on('text', async (ctx) => {
    await ctx.scene.enter(COMPLAINT);
  });
  bot.catch((error) => {
    process.stderr.write(`peer: ${error instanceof Error ? error.message : String(error)}\n`);
  });
  process.once('SIGTERM', () => {
    bot.stop('SIGTERM');
    database.close(() => process.exit(0));
  });
  await bot.launch({ dropPendingUpdates: false });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
