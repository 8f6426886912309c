// npm run year: a year of a district by the fake clock, compared with its own event log; see docs/year.md.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, root } from './ready.mjs';

install();
// Only now: what it needs may just have been installed.
const {
  default: { bundle },
} = await import('./bundle.cjs');
const folder = mkdtempSync(join(tmpdir(), 'yingsheng-year-build-'));
const script = join(folder, 'year.cjs');
await bundle(root, join('test', 'year', 'main.ts'), script);
const year = spawnSync(process.execPath, [script, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NODE_PATH: join(root, 'node_modules') },
});
rmSync(folder, { recursive: true, force: true });
process.exit(year.status ?? 1);
