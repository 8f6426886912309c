/** Builds the pages into dist/web: two scripts, two styles, an icon, under names that carry their content's hash. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const source = join(root, 'web');
const target = join(root, 'dist', 'web');
const draft = `${target}.new`;

const built = await build({
  absWorkingDir: root,
  entryPoints: { chat: join(source, 'chat/main.tsx'), desk: join(source, 'desk/main.tsx') },
  outdir: draft,
  entryNames: '[name]-[hash]',
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['es2020', 'chrome80', 'safari14'],
  // Safari 14.0 has it, but for a corner that is not used here.
  supported: { destructuring: true },
  jsx: 'automatic',
  jsxImportSource: 'preact',
  tsconfig: join(source, 'tsconfig.json'),
  legalComments: 'none',
  write: false,
});

const icon = await readFile(join(source, 'pages/icon.svg'));
const iconName = `icon-${createHash('sha256').update(icon).digest('hex').slice(0, 8)}.svg`;
const names = new Map([['icon', iconName]]);
for (const { path } of built.outputFiles) {
  const name = path.slice(draft.length + 1);
  names.set(name.replace(/-[^-.]+\./, '.'), name);
}

await rm(draft, { recursive: true, force: true });
await mkdir(draft, { recursive: true });
await writeFile(join(draft, iconName), icon);
for (const { path, contents } of built.outputFiles) await writeFile(path, contents);
for (const page of ['index.html', 'desk.html']) {
  const template = await readFile(join(source, 'pages', page), 'utf8');
  const html = template.replace(/\{\{([\w.]+)\}\}/g, (_, key) => {
    const name = names.get(key);
    if (name === undefined) throw new Error(`${page} names ${key}, which was not built`);
    return name;
  });
  await writeFile(join(draft, page), html);
}
// All at once, so that a running server never sees half of it.
await rm(target, { recursive: true, force: true });
await rename(draft, target);
process.stdout.write(`dist/web: ${[...names.values()].join(' ')}\n`);
