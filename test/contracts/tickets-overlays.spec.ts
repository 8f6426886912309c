import type { Actor, OverlayCommand, OverlayMoveName } from '../../src/tickets';
import type { TicketRepository } from '../../src/tickets/domain/ticket.repository';
import { aPhoto, aRequest } from '../builders/service-request.builder';
import { onBothDatabases } from '../support/databases';
import { ticketsHouse, type TicketsHouse } from '../support/tickets-house';

const STREET = 'street-110105026';
const wang: Actor = { kind: 'handler', id: '7', name: '王师傅', unit: STREET };
const lamps: Actor = { kind: 'handler', id: '9', name: '灯师傅', unit: 'util-lamps' };
const chief: Actor = { kind: 'supervisor', id: '2', name: '钱督办' };

onBothDatabases('what lies over tickets', (dialect) => {
  let house: TicketsHouse;
  let id: string;
  let stored: TicketRepository;

  beforeEach(async () => {
    house = await ticketsHouse(dialect);
    ({ stored } = house);
    const [outcome] = await house.open.execute([aRequest()]);
    if (!outcome?.ok) throw new Error('not opened');
    id = outcome.ticketId;
  });
  afterEach(() => house.close());

  const over = (move: OverlayMoveName, by: Actor, more: Partial<OverlayCommand> = {}) =>
    house.overlay.execute({ ticket: { id }, move, by, words: '说明', evidence: [], ...more });

  it('keeps an extension through its ruling, and moves the deadline with it', async () => {
    const { resolveBy } = (await stored.find({ id })) ?? {};
    const until = new Date((resolveBy?.getTime() ?? 0) + 86_400_000);
    await over('askExtension', wang, { until, evidence: [aPhoto()] });
    expect(await stored.overlaysOf(id)).toMatchObject([{ kind: 'extension', state: 'asked', data: { words: '说明' } }]);
    await over('grantExtension', chief);
    expect(await stored.find({ id })).toMatchObject({ resolveBy: until, evidenceCount: 1 });
    expect(await stored.overlaysOf(id)).toMatchObject([{ state: 'granted', endedAt: house.time.now() }]);
    expect((await stored.history(id)).slice(-2)).toMatchObject([
      { type: 'extensionAsked', actor: { name: '王师傅' }, data: { until: until.getTime() } },
      { type: 'extensionGranted', actor: { kind: 'supervisor' } },
    ]);
  });

  it('keeps a whistle with its calls, and who came', async () => {
    await over('whistle', wang, { units: ['util-lamps', 'district-110105'], place: '北门' });
    house.time.advance(60_000);
    await over('checkIn', lamps, { words: null, point: { lat: 39.99, lon: 116.47 } });
    const [whistle, ...calls] = await stored.overlaysOf(id);
    expect(whistle).toMatchObject({ kind: 'whistle', state: 'called', data: { place: '北门' } });
    expect(calls).toMatchObject([
      { unit: 'util-lamps', state: 'arrived', data: { by: '灯师傅', lat: 39.99 } },
      { unit: 'district-110105', state: 'called' },
    ]);
    await expect(over('checkIn', lamps)).rejects.toMatchObject({ code: 'overlay.notAllowedNow' });
  });

  it('ends what waits when the ticket ends, but not supervision', async () => {
    await over('supervise', chief, { level: 'yellow' });
    await over('whistle', wang, { units: ['util-lamps'] });
    await house.act.execute({ ticket: { id }, move: 'resolve', by: wang, words: '修好了', evidence: [] });
    expect((await stored.overlaysOf(id)).map(({ kind, state }) => [kind, state])).toEqual([
      ['supervision', 'open'],
      ['whistle', 'lapsed'],
      ['checkIn', 'lapsed'],
    ]);
  });

  it('lets one of two who rule at once win', async () => {
    const until = new Date(house.time.ms + 9 * 86_400_000);
    await over('askExtension', wang, { until });
    const both = await Promise.allSettled([over('grantExtension', chief), over('refuseExtension', chief)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await stored.history(id)).filter(({ type }) => type.startsWith('extension'))).toHaveLength(2);
  });

  it('tells the resident nothing of what offices say to each other', async () => {
    await over('supervise', chief, { words: '内部批示' });
    const [{ resident, number } = { resident: { key: '' }, number: '' }] = [(await stored.find({ id })) ?? undefined];
    const { story } = await house.progress.story(resident.key, number);
    expect(JSON.stringify(story)).not.toContain('内部批示');
  });
});
