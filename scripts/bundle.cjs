// Compiles a program of ours into one file; packages stay where they are. esbuild leaves out what Nest reads of
// constructors (which class a parameter has), so TypeScript translates each file first.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

/** Writes `entry` with everything it imports of ours to `outfile`. */
async function bundle(root, entry, outfile) {
  const { build } = require('esbuild');
  const ts = require('typescript');
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const compilerOptions = { ...options, module: ts.ModuleKind.CommonJS, moduleResolution: undefined, sourceMap: false };
  const translate = ({ path }) => {
    const source = readFileSync(path, 'utf8');
    return { contents: ts.transpileModule(source, { compilerOptions, fileName: path }).outputText, loader: 'js' };
  };
  const metadata = { name: 'metadata', setup: (on) => on.onLoad({ filter: /\.ts$/ }, translate) };
  await build({
    entryPoints: [join(root, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    packages: 'external',
    keepNames: true,
    plugins: [metadata],
    logLevel: 'error',
  });
}

module.exports = { bundle };
