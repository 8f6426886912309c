import { Chores } from './chores';

describe('chores', () => {
  let now = 0;
  const errors: object[] = [];
  const logger = { info: jest.fn(), warn: jest.fn(), error: (fields: object) => void errors.push(fields) };
  const chores = new Chores({ now: () => new Date(now) }, logger);
  const fail = (): Promise<void> => Promise.reject(new Error('secret'));
  const at = (ms: number): void => void (now = ms);

  it('that fail are known since they first did, until they succeed', async () => {
    for (const ms of [1_000, 2_000]) {
      at(ms);
      await chores.attempt('notices', fail);
      await chores.attempt('outbox', async () => {});
    }
    expect([...chores.unfinished()]).toEqual([['notices', 1_000]]);
    expect(errors).toHaveLength(2);
    expect(JSON.stringify(errors)).not.toContain('secret');
    await chores.attempt('notices', async () => {});
    expect([...chores.unfinished()]).toEqual([]);
  });

  it('that hang are known since they began', async () => {
    at(5_000);
    let end: () => void = () => undefined;
    const hangs = chores.attempt('albums', () => new Promise((resolve) => (end = resolve)));
    expect([...chores.unfinished()]).toEqual([['albums', 5_000]]);
    end();
    await hangs;
    expect([...chores.unfinished()]).toEqual([]);
  });
});
