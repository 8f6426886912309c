// npm run bench: the same dialogues through ours and through a telegraf wizard; see docs/bench.md.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, install, NODE_FLAGS, root } from './ready.mjs';

install();
build();
const given = process.argv.slice(2);

// Only now: it may just have been installed.
const { buildSync } = await import('esbuild');
const folder = mkdtempSync(join(tmpdir(), 'yingsheng-bench-build-'));
const compile = (entry, name) =>
  buildSync({
    entryPoints: [join(root, 'test', 'bench', entry)],
    outfile: join(folder, name),
    bundle: true,
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
compile('main.ts', 'bench.cjs');
compile('peer/main.ts', 'peer.cjs');
const places = [
  '--root',
  root,
  '--program',
  join(root, 'dist', 'src', 'main.js'),
  '--peer',
  join(folder, 'peer.cjs'),
  `--flags=${NODE_FLAGS.join(' ')}`,
];
const bench = spawnSync(process.execPath, [join(folder, 'bench.cjs'), ...places, ...given], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NODE_PATH: join(root, 'node_modules') },
});
rmSync(folder, { recursive: true, force: true });
process.exit(bench.status ?? 1);
