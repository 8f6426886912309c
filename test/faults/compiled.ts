import { buildSync } from 'esbuild';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(__dirname, '..', '..');
export const PROGRAM = process.env.FAULTS_PROGRAM ?? join(ROOT, 'dist', 'src', 'main.js');

/** Compiles a stand-in that runs in a process of its own. Throws when the program itself is not built. */
export function compileStandIn(entry: string, outfile: string): void {
  if (!existsSync(PROGRAM)) throw new Error('the program is not built: npm run build');
  const entryPoints = [join(ROOT, 'test', entry)];
  buildSync({ entryPoints, outfile, bundle: true, platform: 'node', target: 'node20', packages: 'external' });
}
