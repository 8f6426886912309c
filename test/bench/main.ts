import { parseArgs } from 'node:util';
import { machine } from './bot-process';
import { commandsFor } from './commands';
import { tableOf, type Kind, type Measured } from './report';
import { runRound, type RoundPlan, type Turns } from './round';

const OPTIONS = {
  root: { type: 'string', default: '.' },
  program: { type: 'string', default: 'dist/src/main.js' },
  peer: { type: 'string', default: 'peer.cjs' },
  residents: { type: 'string', default: '1,100,1000' },
  rounds: { type: 'string', default: '3' },
  only: { type: 'string' },
  quick: { type: 'boolean', default: false },
  prof: { type: 'string' },
  flags: { type: 'string', default: '' },
} as const;

/** How many dialogues a round has: enough to last some seconds, after as many as it takes to run warm. */
function sizeOf(residents: number, quick: boolean): Pick<RoundPlan, 'warmUp' | 'measured'> {
  const dialogues = Math.max(500, residents * 2);
  const alone = { warmUp: { slices: 30, dialogues: 100 }, measured: { slices: 20, dialogues: 20 } };
  const many = {
    warmUp: { slices: Math.ceil(2000 / dialogues), dialogues },
    measured: { slices: residents < 1000 ? 6 : 2, dialogues },
  };
  const { warmUp, measured } = residents === 1 ? alone : many;
  const less = ({ slices, ...rest }: Turns): Turns => ({ slices: quick ? Math.ceil(slices / 4) : slices, ...rest });
  return { warmUp: less(warmUp), measured: less(measured) };
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  const commands = commandsFor({ root: values.root, program: values.program, peer: values.peer });
  const kinds: readonly Kind[] = values.only === 'ours' || values.only === 'peer' ? [values.only] : ['ours', 'peer'];
  const rounds = values.quick ? 1 : Number(values.rounds);
  // Both run as `npm start` runs ours.
  const profiled = values.prof ? ['--cpu-prof', `--cpu-prof-dir=${values.prof}`] : [];
  const nodeOptions = [...values.flags.split(' ').filter(Boolean), ...profiled];
  process.stdout.write(`${machine()}\n`);
  const measured: Measured[] = [];
  for (const residents of values.residents.split(',').map(Number)) {
    const results: Measured['rounds'] = { ours: [], peer: [] };
    for (let round = 0; round < rounds; round += 1) {
      const plan = { kinds, residents, nodeOptions, ...sizeOf(residents, values.quick) };
      const found = await runRound(plan, commands);
      for (const kind of kinds) {
        const result = found[kind];
        if (!result) continue;
        results[kind].push(result);
        const perMessage = result.perMessage.map((ms) => ms.toFixed(1)).join(' ');
        process.stdout.write(
          `${residents} residents, round ${round + 1}, ${kind}: ${result.perSecond.toFixed(1)} dialogues/s; ` +
            `ms to each answer ${perMessage}\n`,
        );
      }
    }
    measured.push({ residents, rounds: results });
  }
  process.stdout.write(`\n${tableOf(measured)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
