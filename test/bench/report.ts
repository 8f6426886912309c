/** Who is measured. */
export type Kind = 'ours' | 'peer';

/** What one bot gave in one round. */
export interface RoundResult {
  perSecond: number;
  p50: number;
  p99: number;
  /** The median latency of each message of the dialogue, in milliseconds. */
  perMessage: number[];
  cpuMsPerDialogue: number;
  peakMb: number;
  /** CPU of the bot, and of driver and server together, in processors, while it was this bot's turn. */
  botLoad: number;
  driverLoad: number;
}

/** The rounds of one number of residents. */
export interface Measured {
  residents: number;
  rounds: Record<Kind, RoundResult[]>;
}

const COLUMNS: readonly { title: string; of: (result: RoundResult) => number; digits: number }[] = [
  { title: 'dialogues/s', of: ({ perSecond }) => perSecond, digits: 1 },
  { title: 'p50 ms', of: ({ p50 }) => p50, digits: 1 },
  { title: 'p99 ms', of: ({ p99 }) => p99, digits: 1 },
  { title: 'CPU ms/dialogue', of: ({ cpuMsPerDialogue }) => cpuMsPerDialogue, digits: 1 },
  { title: 'peak MB', of: ({ peakMb }) => peakMb, digits: 0 },
  { title: 'bot CPU', of: ({ botLoad }) => botLoad, digits: 2 },
  { title: 'driver+server CPU', of: ({ driverLoad }) => driverLoad, digits: 2 },
];

/** The medians as a Markdown table, with the ratio of dialogues per second. */
export function tableOf(measured: readonly Measured[]): string {
  const head = ['residents', 'bot', ...COLUMNS.map(({ title }) => title), 'ours : peer'];
  const rows = measured.flatMap(({ residents, rounds }) => {
    const ratio = ratioOf(rounds);
    return (['ours', 'peer'] as const).map((kind) => [
      String(residents),
      kind,
      ...COLUMNS.map(({ of, digits }) => median(rounds[kind].map(of)).toFixed(digits)),
      kind === 'ours' ? `${ratio.toFixed(2)}×` : '',
    ]);
  });
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** How many times as many dialogues a second ours makes, by the medians. */
export function ratioOf(rounds: Record<Kind, RoundResult[]>): number {
  const rate = (kind: Kind): number => median(rounds[kind].map(({ perSecond }) => perSecond));
  return rate('ours') / rate('peer');
}

/** The middle value, or the mean of the two in the middle; 0 of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}
