import { cleanText } from '../../src/conversation/understanding';
import { TelegramDriver } from '../support/channels/telegram.driver';
import { House } from '../support/house';
import { begin, goOn, type Told } from '../support/told/patient-resident';
import { realMessages } from '../support/told/real-messages';

const COUNT = 300;
const AT_ONCE = 50;
const messages = realMessages(COUNT);
const suite = messages ? describe : describe.skip;

suite(`real first sentences${messages ? '' : ' (skipped: no real messages on this machine)'}`, () => {
  let house: House;
  beforeAll(async () => {
    house = await House.start({ channels: ['telegram'] });
  }, 60_000);
  afterAll(() => house.stop());

  it(`${COUNT} of them reach a ticket with no error, no dead end and no loss`, async () => {
    const driver = new TelegramDriver(house);
    const all: Told[] = [];
    for (let start = 0; start < (messages ?? []).length; start += AT_ONCE) {
      const group = (messages ?? []).slice(start, start + AT_ONCE);
      let open = await Promise.all(
        group.map(async (story, index) =>
          begin(story, await driver.resident({ name: `居民${start + index}`, language: 'zh-CN' })),
        ),
      );
      all.push(...open);
      while (open.length) {
        await house.idle();
        const going = await Promise.all(open.map((told) => goOn(told)));
        open = open.filter((_, index) => going[index]);
      }
    }
    expect(all.flatMap(({ stopped }) => stopped ?? [])).toEqual([]);
    expect(await storiesLost(house, all)).toEqual([]);
    expect(await house.database.unitOfWork.read(`SELECT state FROM inbox WHERE state = 'dead'`)).toEqual([]);
    expect(new Set(all.map(({ number }) => number)).size).toBe(all.length);
  }, 300_000);
});

/** Numbers whose ticket does not hold the words that were told. */
async function storiesLost(house: House, all: readonly Told[]): Promise<(string | null)[]> {
  const rows = await house.database.unitOfWork.read<{ number: string; story: string }>(
    'SELECT number, story FROM tickets',
  );
  const stories = new Map(rows.map(({ number, story }) => [number, story]));
  return all
    .filter(({ number, story }) => !(stories.get(number ?? '') ?? '').includes(cleanText(story)))
    .map(({ number }) => number);
}
