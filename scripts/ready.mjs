// Makes the checkout ready: packages from the lock file, and the build, each only when it is missing or out of date.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const STAMP = join(root, 'node_modules', '.yingsheng-lock');
const BUILT = join(root, 'dist', '.built');
const LEAST_NODE = [20, 11];

/** Says what to do and ends with code 1. */
export function give(up) {
  process.stderr.write(`${up}\n`);
  process.exit(1);
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return;
  give(
    `Node.js ${LEAST_NODE.join('.')} or newer is needed; this is ${process.versions.node}. Install it and try again.`,
  );
}

export function install() {
  checkNode();
  const hash = lockHash();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8').trim() === hash && sqliteLoads()) return;
  process.stdout.write('Installing packages from package-lock.json …\n');
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit' });
  if (npm.status !== 0) give(npmFailed());
  if (!sqliteLoads()) give('sqlite3 was installed but cannot be loaded. Delete node_modules and try again.');
  writeFileSync(STAMP, hash);
}

function npmFailed() {
  const missing = ['python3', 'make', 'g++'].filter(
    (tool) => spawnSync(tool, ['--version'], { stdio: 'ignore' }).error,
  );
  if (!missing.length)
    return 'npm could not install the packages; see the lines above. Check the network and try again.';
  return (
    `npm could not install the packages. sqlite3 is compiled where no ready-made file can be had, and this machine has no ` +
    `${missing.join(', ')}. On Debian or Ubuntu: sudo apt-get install -y python3 make g++, then try again.`
  );
}

function sqliteLoads() {
  return spawnSync(process.execPath, ['-e', "require('sqlite3')"], { cwd: root, stdio: 'ignore' }).status === 0;
}

/** Short-lived objects get more room, so fewer of them are still in use when they are swept: docs/operate.md. */
export const NODE_FLAGS = ['--max-semi-space-size=64'];

const SOURCES = [
  'src',
  'config',
  'web',
  'scripts',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'nest-cli.json',
];

function newest(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stats.mtimeMs);
}

export function build() {
  const changed = Math.max(
    ...SOURCES.map((name) => join(root, name))
      .filter(existsSync)
      .map(newest),
  );
  if (existsSync(BUILT) && statSync(BUILT).mtimeMs >= changed) return;
  process.stdout.write('Building …\n');
  try {
    const nest = join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
    execFileSync(process.execPath, [nest, 'build'], { cwd: root, stdio: 'inherit' });
    execFileSync(process.execPath, [join(root, 'scripts', 'build-web.mjs')], { cwd: root, stdio: 'inherit' });
  } catch {
    give('The build failed; see the lines above.');
  }
  mkdirSync(dirname(BUILT), { recursive: true });
  writeFileSync(BUILT, '');
}
