import { Counter, Histogram, type CounterConfiguration, type HistogramConfiguration } from 'prom-client';

/** A counter of two or three labels that is called at every message: it adds to a number, and is told when it is read. */
export class TalliedCounter {
  private readonly counts = new Map<string, Map<string, Map<string, number>>>();

  /** Labels in the order of `labelNames`. */
  constructor(config: Omit<CounterConfiguration<string>, 'collect'> & { labelNames: readonly string[] }) {
    const rows = (): [string[], number][] => this.rows();
    new Counter({
      ...config,
      collect() {
        this.reset();
        for (const [labels, count] of rows()) this.labels(...labels.slice(0, config.labelNames.length)).inc(count);
      },
    });
  }

  add(first: string, second: string, third = ''): void {
    const there = within(within(this.counts, first), second);
    there.set(third, (there.get(third) ?? 0) + 1);
  }

  private rows(): [string[], number][] {
    return [...this.counts].flatMap(([first, more]) =>
      [...more].flatMap(([second, last]) =>
        [...last].map(([third, count]): [string[], number] => [[first, second, third], count]),
      ),
    );
  }
}

/** Observations are told by the hundred, or when somebody reads. */
const MOST_HELD = 500;

/** A histogram of one label that is called at every message. */
export class TalliedHistogram {
  private readonly held = new Map<string, number[]>();
  private readonly histogram: Histogram;

  constructor(config: Omit<HistogramConfiguration<string>, 'collect'>) {
    this.histogram = new Histogram({ ...config, collect: () => this.tell() });
  }

  observe(label: string, value: number): void {
    const values = this.held.get(label) ?? [];
    if (!values.length) this.held.set(label, values);
    if (values.push(value) >= MOST_HELD) this.tell();
  }

  private tell(): void {
    for (const [label, values] of this.held) for (const value of values) this.histogram.labels(label).observe(value);
    this.held.clear();
  }
}

function within<Value>(map: Map<string, Map<string, Value>>, key: string): Map<string, Value> {
  const known = map.get(key);
  if (known) return known;
  const made = new Map<string, Value>();
  map.set(key, made);
  return made;
}
