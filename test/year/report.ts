import type { PlannedAct } from './act';
import type { LifeReport } from './life';
import type { YearLog } from './log';
import type { ToldCallbacks } from './replay-callbacks';

/** What came of a year. */
export interface YearReport {
  seed: number;
  tickets: number;
  seconds: number;
  life: LifeReport;
  acts: number;
  refused: number;
  events: Record<string, number>;
  notices: number;
  callbacks: { asked: number; again: number; ended: string };
  problems: string[];
  /** Of the same year with kills: how many, how long, and where the end differs. */
  killed?: { kills: number; seconds: number; differences: string[] };
}

const SHOWN = 30;

/** Events by type. */
export function countEvents(log: YearLog): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const events of log.events.values()) for (const { type } of events) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

/** What became of the questions whether something is solved. */
export function countCallbacks({ asked, said }: ToldCallbacks): YearReport['callbacks'] {
  const count = (of: (one: ToldCallbacks['asked'][number]) => boolean): number => asked.filter(of).length;
  const solved = (yes: boolean): number => count((one) => one.solved === yes);
  const ended = [solved(true), solved(false), count((one) => one.state === 'expired')];
  return {
    asked: count(({ askedAt }) => askedAt !== null),
    again: said.filter((line) => line.endsWith(' again')).length,
    ended: [...ended, count((one) => one.state === 'lapsed')].join(', '),
  };
}

/** The run as a Markdown table, and the problems below it. */
export function describe(report: YearReport): string {
  const { events, life, killed } = report;
  const count = (type: string): number => events[type] ?? 0;
  const all = Object.values(events).reduce((sum, one) => sum + one, 0);
  const seconds = (ms: number): string => (ms / 1000).toFixed(1);
  const rows: [string, string | number][] = [
    ['seed', report.seed],
    ['tickets', report.tickets],
    ['acts of people, and refused ones', `${report.acts} and ${report.refused}`],
    ['events', all],
    ['rungs that spoke', count('escalated')],
    ['breaches', count('breached')],
    ['returned, ruled on', `${count('returnRequested')}, ${count('returnUpheld') + count('returnRefused')}`],
    ['whistles, check-ins, missed', `${count('whistled')}, ${count('checkedIn')}, ${count('checkInMissed')}`],
    [
      'supervised, answered, lifted',
      `${count('supervised')}, ${count('supervisionAnswered')}, ${count('supervisionLifted')}`,
    ],
    [
      'extensions asked, granted, refused',
      `${count('extensionAsked')}, ${count('extensionGranted')}, ${count('extensionRefused')}`,
    ],
    ['parts', count('partAssigned')],
    ['resolved, reopened, withdrawn', `${count('resolved')}, ${count('reopened')}, ${count('withdrawn')}`],
    ['joined, split', `${count('joined')}, ${count('split')}`],
    ['asked, again', `${report.callbacks.asked}, ${report.callbacks.again}`],
    ['solved, not solved, no answer, lapsed', report.callbacks.ended],
    ['exclusions asked, granted', `${count('exclusionAsked')}, ${count('exclusionGranted')}`],
    ['notices', report.notices],
    ['beats on which something was due or done', life.sweeps],
    ['seconds: acts, sweeps, notices', `${seconds(life.actMs)}, ${seconds(life.sweepMs)}, ${seconds(life.noticeMs)}`],
    ['seconds in all', report.seconds.toFixed(1)],
    ['problems', report.problems.length],
    ...(killed ? killedRows(killed) : []),
  ];
  const problems = [...report.problems, ...(killed?.differences ?? [])];
  return [
    '| what | how many |',
    '| --- | --- |',
    ...rows.map(([what, n]) => `| ${what} | ${n} |`),
    '',
    ...problems.slice(0, SHOWN),
    ...(problems.length > SHOWN ? [`… ${problems.length} in all`] : []),
  ].join('\n');
}

function killedRows({ kills, seconds, differences }: NonNullable<YearReport['killed']>): [string, string | number][] {
  return [
    ['kills', kills],
    ['seconds with kills', seconds.toFixed(1)],
    ['differences at the end', differences.length],
  ];
}

/** How many acts the plan has of which something is refused. */
export function refusedIn(plan: readonly PlannedAct[]): number {
  return plan.filter(({ refused }) => refused !== undefined).length;
}
