import { aPicture } from '../builders/media.builder';
import { TelegramDriver } from '../support/channels/telegram.driver';
import { House } from '../support/house';
import { AuditLog } from '../../src/tickets';
import { ticketsOf } from '../support/transcripts/tickets';

const LAW = 'dept-law-enforcement';
const DAY = 86_400_000;

describe('the material of a ticket, for a joint unit', () => {
  let house: House;

  beforeAll(async () => {
    house = await House.start({ channels: ['telegram', 'web'] });
  });
  afterAll(() => house.stop());

  it('is a page that shows what is needed and hides who told it, for a day; each opening is written down', async () => {
    const driver = new TelegramDriver(house);
    const auntie = await driver.resident({ name: '胡秀芬', language: 'zh-CN' });
    const settled = async (act: Promise<void>): Promise<void> => {
      await act;
      await house.idle();
    };
    const file = async (story: string): Promise<void> => {
      await settled(auntie.say(story));
      await settled(auntie.press('广场舞'));
      await settled(auntie.send({ kind: 'photo', content: await aPicture() }));
      await settled(auntie.press('发完了'));
      await settled(auntie.press('不公开'));
      await settled(auntie.press('确认提交'));
      house.clock.advance(60_000);
    };
    await file('望京街道花家地南里广场舞每晚吵到十点，电话13800138000');
    await file('望京街道花家地南里广场舞每晚吵到十点<script>alert(1)</script>，电话13800138000');
    const [newest, oldest] = await ticketsOf(house, auntie.key);
    const centre = await driver.strangeGroup('派单群');
    const zhao = await centre.person('赵调度');
    await settled(zhao.say(`/bind ${await house.bindCode('hotline-centre', 'dispatchers')}`));
    await settled(zhao.say(`协办 ${newest?.number ?? ''} 城管 登记音响`));
    const group = await driver.unitGroup(LAW);
    const zhang = await group.person('执法小张');
    await settled(zhang.press('材料'));
    const said = (await group.heard()).map(({ text }) => text).join('\n');
    const link = /(\/material\/\S+)/.exec(said)?.[1] ?? '';

    const page = await fetch(`${house.url}${link}`);
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(html).toContain('花家地南里');
    expect(html).toContain('138****8000');
    expect(html).toContain(oldest?.number);
    expect(html).toContain('&lt;script&gt;');
    for (const hidden of ['13800138000', '胡秀芬', '<script>', auntie.key]) expect(html).not.toContain(hidden);

    const source = /<img src="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const photo = await fetch(new URL(source, `${house.url}${link}`));
    expect([photo.status, photo.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(Buffer.from(await photo.arrayBuffer()).includes('Secret Camera')).toBe(false);

    const audit = house.find(AuditLog);
    const opened = (): Promise<number> =>
      audit.list(50, newest?.id).then((all) => all.filter(({ action }) => action === 'openedMaterial').length);
    expect(await opened()).toBe(1);
    const other = (_: string, before: string, first: string): string => before + (first === '0' ? '1' : '0');
    const forged = link.replace(/(s=)(.)/, other);
    for (const wrong of [forged, link.split('?')[0] ?? '', link.replace(/(material\/)(.)/, other)]) {
      expect((await fetch(`${house.url}${wrong}`)).status).toBe(404);
    }
    house.clock.advance(DAY);
    const late = await fetch(`${house.url}${link}`);
    expect([late.status, await late.text()]).toEqual([404, expect.stringContaining('已经过期')]);
    expect(await opened()).toBe(1);
  });
});
