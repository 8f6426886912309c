// npm run bench:sla: the sweep of the clocks over 10,000 to 1,000,000 open tickets; see docs/escalation.md.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, root } from './ready.mjs';

install();
// Only now: it may just have been installed.
const { buildSync } = await import('esbuild');
const folder = mkdtempSync(join(tmpdir(), 'yingsheng-bench-sla-'));
buildSync({
  entryPoints: [join(root, 'test', 'bench', 'sla', 'main.ts')],
  outfile: join(folder, 'sla.cjs'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  packages: 'external',
  keepNames: true,
  logLevel: 'error',
});
const bench = spawnSync(process.execPath, [join(folder, 'sla.cjs')], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NODE_PATH: join(root, 'node_modules') },
});
rmSync(folder, { recursive: true, force: true });
process.exit(bench.status ?? 1);
