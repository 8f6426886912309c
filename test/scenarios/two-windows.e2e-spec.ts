import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { Program } from '../support/program';

const browserPath = process.env['TEST_CHROMIUM'];
const suite = browserPath ? describe : describe.skip;
const SHOTS = resolve('test-results/screenshots');
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** A picture of one red point, as a telephone would send a larger one. */
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

/** The whole loop as people see it: a resident's page and the unit's group, side by side. */
suite(`two windows${browserPath ? '' : ' (skipped: no Chromium on this machine)'}`, () => {
  let program: Program;
  let browser: Browser;

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    program = new Program();
    await program.start();
    browser = await chromium.launch({ executablePath: browserPath, args: FLAGS });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await program?.remove();
  });

  const open = async (path: string, width: number, height: number, locale: string): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height }, locale });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(program.url + path);
    return page;
  };
  const press = (page: Page, label: string): Promise<void> =>
    page.getByRole('button', { name: label, exact: true }).last().click();
  const say = async (page: Page, words: string, send: string): Promise<void> => {
    await page.locator('textarea').fill(words);
    await press(page, send);
  };
  const shot = (page: Page, name: string) => page.screenshot({ path: join(SHOTS, `${name}.png`) });
  /** Nothing sticks out at the side. */
  const fits = async (page: Page): Promise<void> => {
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
    expect(wide).toBeLessThanOrEqual(0);
  };

  it.each([
    ['phone', 390, 844],
    ['desktop', 1280, 800],
  ])(
    'from the first word to the answer, at %s width',
    async (name, width, height) => {
      const resident = await open('/', width, height, 'zh-CN');
      const errors: string[] = [];
      resident.on('pageerror', (error) => errors.push(error.message));
      const numbers = await resident.locator('.emergency b').allTextContents();
      expect(numbers).toEqual(['110', '119', '120', '122', '12356']);
      await say(resident, '小区门口的路灯黑了三晚，望京西园四区', '发送');
      await press(resident, '路灯');
      await resident
        .locator('input[type=file]')
        .setInputFiles({ name: 'lamp.png', mimeType: 'image/png', buffer: PHOTO });
      await shot(resident, `${name}-photo`);
      await press(resident, '发送');
      await press(resident, '发完了');
      await press(resident, '就用这个聊天联系');
      await press(resident, '不公开');
      await resident.getByRole('button', { name: '确认提交' }).waitFor();
      await fits(resident);
      await shot(resident, `${name}-summary`);
      await press(resident, '确认提交');
      await resident.getByText('已经提交').first().waitFor();
      const number = /[A-Z]{2}-\d{6}-\d{4,}-\d/.exec((await resident.textContent('body')) ?? '')?.[0] ?? 'none';
      expect(number).not.toBe('none');
      await shot(resident, `${name}-receipt`);

      const desk = await open('/desk', width, height, 'zh-CN');
      desk.on('pageerror', (error) => errors.push(error.message));
      await desk.getByText('城市照明管理中心').first().click();
      await desk.getByText(number).first().waitFor();
      await desk.locator('img').first().waitFor();
      await fits(desk);
      await shot(desk, `${name}-ping`);
      await press(desk, '签收');
      await desk.getByText('已签收 · 王师傅').first().waitFor();
      await resident.getByText('您的单子').first().waitFor();
      await press(desk, '办结');
      await desk.getByText('是怎么办结的').last().waitFor();
      await say(desk, '灯泡已换好，今晚已亮', '发送');
      await desk.getByText('已办结 · 王师傅').first().waitFor();
      await shot(desk, `${name}-resolved`);
      await resident.getByText('灯泡已换好，今晚已亮').first().waitFor();
      await shot(resident, `${name}-told`);

      await resident.reload();
      await resident.getByText('灯泡已换好，今晚已亮').first().waitFor();
      await say(resident, '进度', '发送');
      await resident.getByText('现在').first().waitFor();
      await shot(resident, `${name}-progress`);
      expect(errors).toEqual([]);
    },
    90_000,
  );

  it('speaks English to whoever has an English browser', async () => {
    const resident = await open('/', 390, 844, 'en-GB');
    await say(resident, 'The street lamp at our gate has been dark for three nights', 'Send');
    await resident.getByText('What kind of matter is this?').first().waitFor();
    await shot(resident, 'phone-english');
  }, 60_000);

  it('sends again what the network lost, once', async () => {
    const resident = await open('/', 390, 844, 'zh-CN');
    await resident.getByText('您好，我是应声').waitFor();
    await resident.context().setOffline(true);
    await say(resident, '楼道里的灯坏了，团结湖路口', '发送');
    await resident.getByText('未送达').first().waitFor();
    await shot(resident, 'phone-offline');
    await resident.context().setOffline(false);
    await resident.getByText('这件事属于哪一类').first().waitFor({ timeout: 30_000 });
    await resident.reload();
    await resident.getByText('这件事属于哪一类').first().waitFor();
    expect(await resident.getByText('楼道里的灯坏了，团结湖路口').count()).toBe(1);
  }, 60_000);
});
