// npm test: installs what is missing, builds, and runs every suite in turn; ends with one line of counts.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { build, install, root } from './ready.mjs';

install();
build();

const counts = { passed: 0, failed: 0, skipped: 0 };
const results = join(root, 'test-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

function count(name, ok) {
  counts[ok ? 'passed' : 'failed'] += 1;
  process.stdout.write(`${ok ? 'ok  ' : 'FAIL'} ${name}\n`);
}

function run(name, command, args) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: process.env });
  count(name, result.status === 0);
}

const bin = (name) => join(root, 'node_modules', '.bin', name);
run('format', bin('prettier'), ['--check', '--log-level', 'warn', '.']);
run('lint', bin('eslint'), ['--max-warnings', '0', '.']);
run('arrows', bin('depcruise'), ['--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'src', 'config']);
run('types', bin('tsc'), ['--noEmit', '-p', 'tsconfig.json']);
if (existsSync(join(root, 'web', 'tsconfig.json')))
  run('types of the pages', bin('tsc'), ['--noEmit', '-p', 'web/tsconfig.json']);

// Every core works; more than four would want more connections than a database gives.
const workers = Math.min(4, availableParallelism());

for (const suite of ['unit', 'contract', 'scenario']) {
  const file = join(results, `${suite}.json`);
  const args = ['--selectProjects', suite, '--json', `--outputFile=${file}`, '--ci', `--maxWorkers=${workers}`];
  const jest = spawnSync(bin('jest'), args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: process.env });
  if (!existsSync(file)) {
    count(`${suite} suite did not run (exit ${jest.status})`, false);
    continue;
  }
  const report = JSON.parse(readFileSync(file, 'utf8'));
  counts.passed += report.numPassedTests;
  counts.failed += report.numFailedTests + report.numRuntimeErrorTestSuites;
  counts.skipped += report.numPendingTests + report.numTodoTests;
  for (const file of report.testResults) {
    for (const test of file.assertionResults) {
      if (test.status === 'pending' || test.status === 'todo') process.stdout.write(`skip ${test.fullName}\n`);
      if (test.status === 'failed') process.stdout.write(`FAIL ${test.fullName}\n`);
    }
    if (file.status === 'failed' && !file.assertionResults.length)
      process.stdout.write(`FAIL ${file.name}\n${file.message}\n`);
  }
  if (jest.status !== 0 && report.numFailedTests + report.numRuntimeErrorTestSuites === 0)
    count(`${suite} suite`, false);
}

process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
process.exit(counts.failed ? 1 : 0);
