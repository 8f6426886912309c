// npm run bench:sla: the sweep of the clocks over 10,000 to 1,000,000 open tickets; see docs/escalation.md.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, root } from './ready.mjs';

install();
// Only now: it may just have been installed.
const {
  default: { bundle },
} = await import('./bundle.cjs');
const folder = mkdtempSync(join(tmpdir(), 'yingsheng-bench-sla-'));
const script = join(folder, 'sla.cjs');
await bundle(root, join('test', 'bench', 'sla', 'main.ts'), script);
const bench = spawnSync(process.execPath, [script], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NODE_PATH: join(root, 'node_modules') },
});
rmSync(folder, { recursive: true, force: true });
process.exit(bench.status ?? 1);
