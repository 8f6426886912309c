import type { FaultReport } from './run';

const SHOWN = 20;

type Row = [string, string | number];

/** What went wrong outside, by channel. */
const FAULTS: Record<FaultReport['channel'], (count: (kind: string) => number) => Row[]> = {
  telegram: (count) => [
    ['429', count('tooManyRequests')],
    ['500 and 502', count('serverError')],
    ['hung calls', count('silence') + count('workThenSilence')],
    ['answers lost or late', count('workThenReset') + count('late')],
    ['connections reset', count('reset')],
  ],
  wechat: (count) => [
    ['gateway killed and started again', count('gatewayKilled')],
    ['gateway silent for seconds', count('gatewayFrozen')],
    ['messages of people that met no listener', count('missed')],
    ['sends that failed', count('refused')],
    ['hung sends', count('silence') + count('workThenSilence')],
    ['answers lost or late', count('workThenError') + count('late')],
  ],
};

/** Everything that was promised and not kept. */
export function problemsOf({ stuck, surprises, violations }: FaultReport): string[] {
  const { lost, doubled, wrong, untold } = violations;
  return [
    ...lost.map((text) => `lost: ${text}`),
    ...doubled.map((text) => `doubled: ${text}`),
    ...wrong.map((text) => `wrong: ${text}`),
    ...untold.map((text) => `untold: ${text}`),
    ...stuck.map((text) => `stuck: ${text}`),
    ...surprises.map((text) => `surprise: ${text}`),
  ];
}

/** The run as a Markdown table, and the problems below it. */
export function describe(report: FaultReport): string {
  const { faults, violations } = report;
  const count = (kind: string): number => faults[kind] ?? 0;
  const rows: Row[] = [
    ['channel', report.channel],
    ['seed', report.seed],
    ['kills', report.kills],
    ['starts', report.starts],
    ['dialogues begun', report.dialogues],
    ['complaints confirmed', report.confirmed],
    ['accepted and resolved by staff', `${report.accepted} and ${report.resolved}`],
    ['messages of people', report.acts],
    ['messages of the bot', report.messages],
    ['delivered twice', count('duplicate')],
    ['batches reordered', count('reorder')],
    ...FAULTS[report.channel](count),
    ['people asked whether anybody is there', report.nudges],
    ...(report.channel === 'wechat' ? ([['answers said again', report.saidAgain]] satisfies Row[]) : []),
    ['repeated receipts', report.repeatedReceipts],
    ['repeated pings', report.repeatedPings],
    ['lost', violations.lost.length],
    ['doubled', violations.doubled.length],
    ['wrong', violations.wrong.length],
    ['untold', violations.untold.length],
    ['stuck', report.stuck.length],
    ['seconds', Math.round(report.seconds)],
  ];
  const problems = problemsOf(report);
  const table = ['| what | how many |', '| --- | --- |', ...rows.map(([what, n]) => `| ${what} | ${n} |`)];
  return [
    ...table,
    '',
    ...problems.slice(0, SHOWN),
    ...(problems.length > SHOWN ? [`… ${problems.length} in all`] : []),
  ].join('\n');
}
