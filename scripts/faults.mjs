// npm run faults: kills the program again and again while people use it, and counts what was lost; see docs/faults.md.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, install, root } from './ready.mjs';

install();
build();

// Only now: it may just have been installed.
const { buildSync } = await import('esbuild');
const folder = mkdtempSync(join(tmpdir(), 'yingsheng-faults-build-'));
const compile = (entry, name) =>
  buildSync({
    entryPoints: [join(root, 'test', entry)],
    outfile: join(folder, name),
    bundle: true,
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
compile('faults/main.ts', 'faults.cjs');
compile('support/telegram/main.ts', 'stand-in.cjs');
compile('faults/gateway/main.ts', 'gateway.cjs');
const program = join(root, 'dist', 'src', 'main.js');
const standIns = ['--stand-in', join(folder, 'stand-in.cjs'), '--wechat-stand-in', join(folder, 'gateway.cjs')];
const places = ['--root', root, '--program', program, ...standIns];
const faults = spawnSync(process.execPath, [join(folder, 'faults.cjs'), ...places, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NODE_PATH: join(root, 'node_modules') },
});
rmSync(folder, { recursive: true, force: true });
process.exit(faults.status ?? 1);
