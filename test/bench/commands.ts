import { join } from 'node:path';
import type { BotCommand } from './bot-process';
import type { Place } from './contestant';
import type { Kind } from './report';

/** Where the parts lie: the checkout, the built program and the compiled peer. */
export interface Parts {
  root: string;
  program: string;
  peer: string;
}

/** How each bot is started: ours as it ships, the peer as it is. */
export function commandsFor({ root, program, peer }: Parts): Record<Kind, (place: Place) => BotCommand> {
  const base = { PATH: process.env.PATH ?? '', NODE_ENV: 'production', NODE_PATH: join(root, 'node_modules') };
  return {
    ours: ({ folder, apiRoot, token, database }) => ({
      script: program,
      cwd: folder,
      env: {
        ...base,
        PORT: '0',
        DATABASE_URL: `sqlite:${database}`,
        TELEGRAM_BOT_TOKEN: token,
        TELEGRAM_API_ROOT: apiRoot,
        CONFIG_DIR: join(root, 'config'),
        MEDIA_DIR: join(folder, 'media'),
        // As in service: the demonstration's groups would be told of every ticket, which the peer does not do.
        DEMO: '0',
      },
    }),
    peer: ({ folder, apiRoot, token, database }) => ({
      script: peer,
      cwd: folder,
      env: { ...base, TOKEN: token, API_ROOT: apiRoot, DATABASE: database },
    }),
  };
}
