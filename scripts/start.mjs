// npm start: installs what is missing, builds what changed, and runs the program.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, install, NODE_FLAGS, root } from './ready.mjs';

install();
build();
const entry = join(root, 'dist', 'src', 'main.js');
const program = spawn(process.execPath, [...NODE_FLAGS, entry, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => program.kill(signal));
program.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
