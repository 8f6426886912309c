import { StoredKeys, type KeyTable } from './stored-keys';

const keyOf = (at: number): string => `["telegram","123456","${700_000_000 + at * 7}"]`;

function having(keys: string[]): KeyTable & { reads: string[] } {
  const reads: string[] = [];
  const sorted = [...keys].sort();
  return {
    reads,
    count: () => Promise.resolve(keys.length),
    read: (after, limit) => {
      reads.push(after);
      return Promise.resolve(sorted.filter((key) => key > after).slice(0, limit));
    },
  };
}

describe('the keys of stored conversations', () => {
  it('may be any until they were read', () => {
    const keys = new StoredKeys(having([]));
    keys.add(keyOf(1));
    expect(keys.mayHold(keyOf(2))).toBe(true);
  });

  it('are known page by page, and hardly any other key is taken for one of them', async () => {
    const stored = Array.from({ length: 25_000 }, (_, at) => keyOf(at));
    const table = having(stored);
    const keys = new StoredKeys(table);
    await keys.fill();
    expect(table.reads).toHaveLength(3);
    expect(stored.every((key) => keys.mayHold(key))).toBe(true);
    const others = Array.from({ length: 25_000 }, (_, at) => keyOf(1_000_000 + at));
    expect(others.filter((key) => keys.mayHold(key)).length).toBeLessThan(100);
  });

  it('are read once, and then added to', async () => {
    const table = having([keyOf(1)]);
    const keys = new StoredKeys(table);
    await Promise.all([keys.fill(), keys.fill()]);
    await keys.fill();
    expect(table.reads).toEqual(['']);
    expect([keyOf(1), keyOf(2)].map((key) => keys.mayHold(key))).toEqual([true, false]);
    keys.add(keyOf(2));
    expect(keys.mayHold(keyOf(2))).toBe(true);
  });

  it('that came while they were read are among them', async () => {
    const table = having([]);
    const keys = new StoredKeys(table);
    table.read = () => {
      keys.add(keyOf(5));
      return Promise.resolve([]);
    };
    await keys.fill();
    expect([keyOf(5), keyOf(6)].map((key) => keys.mayHold(key))).toEqual([true, false]);
  });

  it('are read again after a failure', async () => {
    const table = having([keyOf(1)]);
    const { read } = table;
    const keys = new StoredKeys(table);
    table.read = () => Promise.reject(new Error('away'));
    await expect(keys.fill()).rejects.toThrow('away');
    expect(keys.mayHold(keyOf(2))).toBe(true);
    table.read = read;
    await keys.fill();
    expect([keyOf(1), keyOf(2)].map((key) => keys.mayHold(key))).toEqual([true, false]);
  });

  it('are counted anew when there are many more than before', async () => {
    const table = having([]);
    const keys = new StoredKeys(table);
    await keys.fill();
    for (let at = 0; at < 262_144; at += 1) keys.add(keyOf(at));
    await keys.fill();
    expect(table.reads).toHaveLength(2);
    expect(keys.mayHold(keyOf(1))).toBe(false);
  });
});
