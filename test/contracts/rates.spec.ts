import { periodAt, ReadRates, type Period } from '../../src/insights';
import type { Actor } from '../../src/tickets';
import { aRequest } from '../builders/service-request.builder';
import { onBothDatabases } from '../support/databases';
import { ticketsHouse, type TicketsHouse } from '../support/tickets-house';

const STREET = 'street-110105026';
const wang: Actor = { kind: 'handler', id: '7', name: '王师傅', unit: STREET };
const chief: Actor = { kind: 'supervisor', id: '2', name: '钱督办' };
const COLUMNS = [
  ...[
    'id',
    'ticket_id',
    'number',
    'conversation',
    'language',
    'state',
    'ask_at',
    'expires_at',
    'answered_at',
    'contacted',
  ],
  ...['solved', 'satisfaction', 'evidence', 'effective', 'unit', 'district', 'category'],
];

onBothDatabases('the three rates', (dialect) => {
  let house: TicketsHouse;
  let rates: ReadRates;
  let period: Period;
  let last = 0;

  beforeEach(async () => {
    house = await ticketsHouse(dialect);
    rates = new ReadRates(house.db.unitOfWork, house.city);
    period = periodAt(house.time.now(), 19, house.city.policy.timeZone);
  });
  afterEach(() => house.close());

  interface Heard {
    solved?: 0 | 1;
    satisfaction?: number;
    effective?: 0 | 1;
    unit?: string;
    ticket?: string;
    at?: number;
  }
  const hear = (...heard: Heard[]): Promise<unknown> =>
    house.db.unitOfWork.run((sql) =>
      sql.insert(
        'callbacks',
        COLUMNS,
        heard.map(({ solved = 1, satisfaction = 5, effective = 1, unit = STREET, ticket = 'none', at }) => {
          const now = at ?? house.time.ms;
          const id = `c${(last += 1)}`;
          const state = effective ? 'answered' : 'expired';
          const what = [effective, solved, satisfaction, '[]', effective, unit, '110105', 'road.surface'];
          return [id, ticket, `BJ-${id}`, 'telegram:bot:1', 'zh-CN', state, now, now, now, ...what];
        }),
      ),
    );

  it('are those of the golden example, and can be listed', async () => {
    const satisfied = Array.from({ length: 7 }, (_, index): Heard => ({ satisfaction: index % 2 ? 4 : 5 }));
    await hear(...satisfied, { satisfaction: 3 }, { satisfaction: 3, solved: 0 }, { satisfaction: 1, solved: 0 });
    await hear({ effective: 0 }, { at: period.from.getTime() - 1 }, { at: period.to.getTime() });
    const [row, ...others] = await rates.ranking('unit', period);
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      code: STREET,
      rates: { effective: 10, response: 1, resolution: 0.8, satisfaction: 0.88, score: 85.2 },
    });
    const counted = await rates.counted(period, STREET, 100);
    expect(counted).toHaveLength(10);
    expect(JSON.stringify(counted)).not.toContain('telegram');
    expect(await rates.counted(period, 'util-lamps', 100)).toEqual([]);
  });

  it('rank units, districts and categories', async () => {
    await hear({}, { unit: 'util-lamps', solved: 0 }, { unit: 'util-lamps' });
    expect((await rates.ranking('unit', period)).map(({ code }) => code)).toEqual([STREET, 'util-lamps']);
    expect(
      (await rates.ranking('district', period)).map(({ code, rates: { effective } }) => [code, effective]),
    ).toEqual([['110105', 3]]);
    expect((await rates.ranking('category', period)).map(({ code }) => code)).toEqual(['road.surface']);
    expect(await rates.ranking('unit', period, '110101')).toEqual([]);
  });

  it('leave out what was excluded, and only once it was ruled; the ruling is in the log', async () => {
    const [outcome] = await house.open.execute([aRequest()]);
    if (!outcome?.ok) throw new Error('not opened');
    const ticket = { id: outcome.ticketId };
    const over = (move: 'askExclusion' | 'grantExclusion', by: Actor) =>
      house.overlay.execute({ ticket, move, by, words: '不归我们', evidence: [] });
    await hear({ ticket: outcome.ticketId, solved: 0 }, {});
    await over('askExclusion', wang);
    expect((await rates.ranking('unit', period))[0]?.rates.effective).toBe(2);
    await expect(over('grantExclusion', wang)).rejects.toMatchObject({ code: 'ticket.notYours' });
    await over('grantExclusion', chief);
    expect((await rates.ranking('unit', period))[0]?.rates).toMatchObject({ effective: 1, resolution: 1 });
    expect(await house.audit.list(5, outcome.ticketId)).toMatchObject([{ detail: { event: 'exclusionGranted' } }]);
    await expect(over('askExclusion', wang)).rejects.toMatchObject({ code: 'overlay.already' });
  });
});
