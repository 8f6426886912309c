import type { Sql } from '../../src/database';
import { aRequest, aResident } from '../builders/service-request.builder';
import { testDatabase } from '../support/databases';
import { ticketsHouse, ticketsInstance, type TicketsHouse } from '../support/tickets-house';

const PHOTO = { kind: 'photo', ref: 'p1', channel: 'telegram', account: 'bot' } as const;

describe('tickets that are opened while writes are gathered', () => {
  let gathering: TicketsHouse;
  let running: TicketsHouse;

  beforeEach(async () => {
    gathering = await ticketsHouse('sqlite');
    running = await ticketsHouse('sqlite');
  });
  afterEach(async () => {
    await gathering.close();
    await running.close();
  });

  const requests = () => [
    aRequest({ draftId: 'd1', resident: aResident('zhang'), evidence: [PHOTO] }),
    aRequest({ draftId: 'd2', resident: aResident('li'), story: '井盖丢了' }),
    aRequest({ draftId: 'd3', resident: aResident('wang'), kind: 'commendation', story: '谢谢你们' }),
  ];
  const open = async (house: TicketsHouse) => {
    const outcomes = await house.joining.open.execute(requests());
    return { outcomes, notices: await house.notices.execute() };
  };
  const gather = async (house: TicketsHouse) => {
    let told: Awaited<ReturnType<typeof open>> | null = null;
    await house.db.unitOfWork.gather(async () => {
      told = await open(house);
    });
    return told as Awaited<ReturnType<typeof open>> | null;
  };
  const run = (house: TicketsHouse) => house.db.unitOfWork.run(() => open(house));
  const rows = async (house: TicketsHouse) => {
    const all: unknown[] = [];
    for (const table of [
      'tickets',
      'ticket_events',
      'ticket_evidence',
      'ticket_clocks',
      'ticket_sequences',
      'commendations',
    ]) {
      all.push(await house.db.unitOfWork.read(`SELECT * FROM ${table} ORDER BY 1, 2, 3`));
    }
    return all;
  };

  it('are the same tickets, and the same is said of them', async () => {
    const gathered = await gather(gathering);
    const ran = await run(running);
    expect(anonymous([gathered?.outcomes, gathered?.notices])).toEqual(anonymous([ran.outcomes, ran.notices]));
    expect(ran.notices).toHaveLength(2);
    expect(anonymous(await rows(gathering))).toEqual(anonymous(await rows(running)));
    expect(await gathering.notices.execute()).toEqual([]);
  });

  it('are the same when what opening asks was asked for before', async () => {
    const { unitOfWork } = gathering.db;
    await unitOfWork.gather(async () => {
      gathering.joining.open.foresee(requests());
      await open(gathering);
    });
    await run(running);
    expect(anonymous(await rows(gathering))).toEqual(anonymous(await rows(running)));
  });

  it('take numbers one after the other, in whichever way they are opened', async () => {
    await gather(gathering);
    const next = async () => gathering.joining.open.execute([aRequest({ draftId: 'd4', resident: aResident('zhao') })]);
    const [outcome] = await gathering.db.unitOfWork.run(next);
    expect(outcome).toMatchObject({ ok: true, number: expect.stringContaining('-0004-') as string });
    await gathering.db.unitOfWork.gather(async () => {
      const [fifth] = await gathering.joining.open.execute([aRequest({ draftId: 'd5', resident: aResident('qian') })]);
      expect(fifth).toMatchObject({ ok: true, number: expect.stringContaining('-0005-') as string });
    });
  });

  it('are found again when a draft is handed in again', async () => {
    const first = await gather(gathering);
    const again = await gather(gathering);
    expect(again?.outcomes.map((one) => one.ok && one.again)).toEqual([true, true, true]);
    expect(again?.outcomes.map((one) => one.ok && one.number)).toEqual(
      first?.outcomes.map((one) => one.ok && one.number),
    );
    expect(again?.notices).toEqual([]);
  });

  it('are not opened, and nobody is told, when somebody took a number meanwhile', async () => {
    const home = await testDatabase('sqlite');
    const [here, elsewhere] = [await ticketsInstance(home), await ticketsInstance(home)];
    const late = here.db.unitOfWork.gather(async () => {
      await open(here);
      await elsewhere.open.execute([aRequest({ draftId: 'theirs', resident: aResident('sun') })]);
    });
    await expect(late).rejects.toMatchObject({ code: 'database.otherwise' });
    const stored = await here.db.unitOfWork.read('SELECT draft_id FROM tickets');
    expect(stored).toEqual([{ draft_id: 'theirs' }]);
    expect(await here.notices.execute()).toHaveLength(1);
    await here.close();
    await elsewhere.close();
    await home.drop();
  });

  it('are not opened, and nobody is told, when numbers were taken in the same unit', async () => {
    const late = gathering.db.unitOfWork.gather(async (sql: Sql) => {
      await open(gathering);
      void sql.query('UPDATE ticket_sequences SET last = last + 1');
      await gathering.joining.open.execute([aRequest({ draftId: 'd9', resident: aResident('sun') })]);
    });
    await expect(late).rejects.toMatchObject({ code: 'database.otherwise' });
    expect(await gathering.db.unitOfWork.read('SELECT * FROM tickets')).toEqual([]);
    expect(await gathering.notices.execute()).toEqual([]);
  });
});

/** The same text with ids, which are random, named in the order in which they come. */
function anonymous(value: unknown): unknown {
  const names = new Map<string, string>();
  return JSON.parse(
    JSON.stringify(value).replace(/[0-9A-Za-z]{20,}/g, (id) => {
      if (!names.has(id)) names.set(id, `id ${names.size}`);
      return names.get(id) ?? id;
    }),
  );
}
