import type { DatabaseConnections, SqlRow } from '../../src/database';
import type { Evidence, OpenOutcome } from '../../src/tickets';
import { aPhoto, aRequest, aResident } from '../builders/service-request.builder';
import { onBothDatabases, testDatabase } from '../support/databases';
import { ticketsHouse, ticketsInstance, type TicketsHouse } from '../support/tickets-house';

type Opened = Extract<OpenOutcome, { ok: true }>;

const opened = (outcome: OpenOutcome | undefined): Opened => {
  if (!outcome?.ok) throw new Error(`not opened: ${JSON.stringify(outcome)}`);
  return outcome;
};

async function rows(db: DatabaseConnections, text: string): Promise<SqlRow[]> {
  return db.unitOfWork.read(text);
}

onBothDatabases('opening tickets', (dialect) => {
  let house: TicketsHouse;
  beforeEach(async () => (house = await ticketsHouse(dialect)));
  afterEach(() => house.close());

  it('gives a number, a unit and deadlines, and writes three events', async () => {
    const [outcome] = await house.open.execute([aRequest({ evidence: [aPhoto()] })]);
    const ticket = opened(outcome);
    expect(ticket.number).toMatch(/^BJ-261123-0001-\d$/);
    expect(ticket).toMatchObject({ again: false, grade: 'ordinary', unit: { code: 'street-110105026' } });
    expect(ticket.resolveBy.getTime() - house.time.ms).toBe(7 * 86_400_000);
    const events = await rows(house.db, 'SELECT type, told FROM ticket_events ORDER BY seq');
    expect(events).toEqual([
      { type: 'submitted', told: 1 },
      { type: 'received', told: 1 },
      { type: 'dispatched', told: 0 },
    ]);
  });

  it('opens a batch with following numbers, one outcome per request and in its order', async () => {
    const requests = [aRequest({ category: 'road.lamp' }), aRequest(), aRequest({ category: 'no.such' }), aRequest()];
    const [lamp, first, refused, second] = await house.open.execute(requests);
    expect(opened(lamp).unit.code).toBe('util-lamps');
    const numbers = [lamp, first, second].map((one) => opened(one).number.slice(0, 14));
    expect(new Set(numbers)).toEqual(new Set(['BJ-261123-0001', 'BJ-261123-0002', 'BJ-261123-0003']));
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'ticket.unknownCategory' } });
  });

  it('gives the first ticket again for the same draft, in one batch and later', async () => {
    const request = aRequest();
    const [first, twin] = await house.open.execute([request, { ...request, story: '又说一遍' }]);
    const [later] = await house.open.execute([request]);
    expect([first, twin, later].map((one) => opened(one).again)).toEqual([false, true, true]);
    expect(new Set([first, twin, later].map((one) => opened(one).number)).size).toBe(1);
    expect(await rows(house.db, 'SELECT id FROM tickets')).toHaveLength(1);
  });

  it('refuses politely above the number a person may open in a day, and lets the next day in', async () => {
    const resident = aResident('busy');
    const many = Array.from({ length: 6 }, () => aRequest({ resident }));
    const outcomes = await house.open.execute(many);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(5);
    expect(outcomes.at(-1)).toMatchObject({ ok: false, refusal: { code: 'ticket.tooMany', params: { max: 5 } } });
    house.time.advance(86_400_000);
    const [tomorrow] = await house.open.execute([aRequest({ resident })]);
    expect(opened(tomorrow).number).toMatch(/^BJ-261124-0001-/);
  });

  it('keeps nothing of a transaction that fails', async () => {
    const failing = house.db.unitOfWork.run(async () => {
      await house.open.execute([aRequest()]);
      throw new Error('later step');
    });
    await expect(failing).rejects.toThrow('later step');
    expect(await rows(house.db, 'SELECT id FROM tickets')).toEqual([]);
    expect(await rows(house.db, 'SELECT id FROM ticket_events')).toEqual([]);
  });

  it('takes the same number of statements for one and for two hundred', async () => {
    // Read once in half a minute.
    await house.stored.rulings();
    const few = await statementsFor(house, 1);
    const many = await statementsFor(house, 200);
    expect(many).toBe(few);
    expect(few).toBeLessThanOrEqual(6);
  });

  it('takes one more where evidence is kept from now on', async () => {
    await house.stored.rulings();
    const few = await statementsFor(house, 1, [aPhoto()]);
    expect(await statementsFor(house, 200, [aPhoto()])).toBe(few);
    expect(few).toBeLessThanOrEqual(8);
  });
});

async function statementsFor(house: TicketsHouse, count: number, evidence: Evidence[] = []): Promise<number> {
  let statements = 0;
  await house.db.unitOfWork.run(async (sql) => {
    const { query } = sql;
    sql.query = ((...args: Parameters<typeof query>) => {
      statements += 1;
      return query.apply(sql, args);
    }) as typeof query;
    await house.open.execute(Array.from({ length: count }, () => aRequest({ evidence })));
    sql.query = query;
  });
  return statements;
}

describe('opening on PostgreSQL from several instances', () => {
  it('opens each draft once when twenty batches overlap', async () => {
    const database = await testDatabase('postgres');
    const houses = [await ticketsInstance(database), await ticketsInstance(database)] as const;
    try {
      const drafts = Array.from({ length: 30 }, () => aRequest());
      const batches = Array.from({ length: 20 }, (_, batch) => {
        const mine = drafts.filter((_draft, index) => (index + batch) % 3 !== 0);
        return batch % 2 ? mine : mine.reverse();
      });
      const outcomes = await Promise.all(
        batches.map((batch, index) => (index % 2 ? houses[1] : houses[0]).open.execute(batch)),
      );
      const numbers = new Map<string, Set<string>>();
      const first = new Map<string, number>();
      outcomes.forEach((outcome, index) =>
        outcome.forEach((one, place) => {
          const draft = batches[index]?.[place]?.draftId ?? '';
          numbers.set(draft, (numbers.get(draft) ?? new Set()).add(opened(one).number));
          first.set(draft, (first.get(draft) ?? 0) + (opened(one).again ? 0 : 1));
        }),
      );
      expect([...numbers.values()].every((set) => set.size === 1)).toBe(true);
      expect([...first.values()]).toEqual(Array(30).fill(1));
      const db = houses[0].db;
      expect(await rows(db, 'SELECT id FROM tickets')).toHaveLength(30);
      expect(await rows(db, 'SELECT id FROM ticket_events')).toHaveLength(90);
    } finally {
      for (const house of houses) await house.close();
      await database.drop();
    }
  });
});
