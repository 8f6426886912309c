import { parseArgs } from 'node:util';
import { describe, problemsOf } from './report';
import { runFaults } from './run';

const OPTIONS = {
  root: { type: 'string', default: '.' },
  program: { type: 'string', default: 'dist/src/main.js' },
  channel: { type: 'string', default: 'telegram' },
  'stand-in': { type: 'string', default: 'stand-in.cjs' },
  'wechat-stand-in': { type: 'string', default: 'gateway.cjs' },
  seed: { type: 'string' },
  kills: { type: 'string', default: '200' },
  residents: { type: 'string', default: '50' },
  minutes: { type: 'string', default: '0' },
} as const;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: OPTIONS });
  const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
  const { channel } = values;
  if (channel !== 'telegram' && channel !== 'wechat') throw new Error('--channel is telegram or wechat');
  process.stdout.write(`seed ${seed}\n`);
  // At 0 the kills alone say when it is enough.
  const minutes = Number(values.minutes);
  const report = await runFaults({
    root: values.root,
    program: values.program,
    channel,
    standIn: values[channel === 'wechat' ? 'wechat-stand-in' : 'stand-in'],
    seed,
    kills: Number(values.kills),
    residents: Number(values.residents),
    ...(minutes ? { enough: AbortSignal.timeout(minutes * 60_000) } : {}),
    say: (line) => process.stdout.write(`${line}\n`),
  });
  process.stdout.write(`\n${describe(report)}\n`);
  return problemsOf(report).length ? 1 : 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
