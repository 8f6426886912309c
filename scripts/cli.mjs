// npm run cli -- <command>: the operator's commands.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build, install, root } from './ready.mjs';

install();
build();
const cli = spawnSync(process.execPath, [join(root, 'dist', 'src', 'cli', 'main.js'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(cli.status ?? 1);
