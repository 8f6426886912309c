import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { CityConfig } from '../../config/city';
import { loadEnv } from '../../config/env';
import { createApplication } from '../application';
import { CARRIAGE, CHANNELS, type Carriage, type ChannelEntry, type Logger } from '../bots';
import { WECHAT_ADAPTER, type WechatAdapter } from '../bots/wechat';
import { connect, type DatabaseConnections, type UnitOfWork } from '../database';
import { records } from '../records';
import { AppError } from '../shared/app-error';
import { systemClock } from '../shared/clock';
import type { RehearsalDriver } from './channels/driver';

const LOOK_EVERY_MS = 2;
const LONGEST_WAIT_MS = 60_000;

/**
 * The whole program, on a database and in folders of its own that are removed in the end, in front of a platform inside
 * this process. Nothing of the operator's settings reaches it but the city.
 */
export class RehearsalHouse {
  /** Codes of what the program logged as an error. */
  readonly faults: string[] = [];
  private readonly folder = mkdtempSync(join(tmpdir(), 'yingsheng-rehearsal-'));
  private connections: DatabaseConnections | null = null;
  private app: NestFastifyApplication | null = null;

  private readonly remove = (): void => rmSync(this.folder, { recursive: true, force: true });

  private constructor(private readonly driver: RehearsalDriver) {
    process.once('exit', this.remove);
  }

  /** Brings it up; `stop` it in the end. Throws `rehearsal.notUp` when the channel does not come up. */
  static async start(city: CityConfig, driver: RehearsalDriver): Promise<RehearsalHouse> {
    const house = new RehearsalHouse(driver);
    try {
      await driver.start();
      await house.open(withGroups(city, driver));
    } catch (error) {
      await house.stop();
      throw error;
    }
    return house;
  }

  get unitOfWork(): UnitOfWork {
    if (!this.connections) throw new AppError('rehearsal.notUp');
    return this.connections.unitOfWork;
  }

  /** Resolves when all that was said is heard, answered and delivered. */
  async idle(): Promise<void> {
    const { lanes, sender, marks } = this.running.get<Carriage>(CARRIAGE, { strict: false });
    const wechat = this.running.get<WechatAdapter | null>(WECHAT_ADAPTER, { strict: false });
    const unheard = (): number => this.driver.unheard() + (wechat?.unsettled ?? 0);
    const unsent = (): boolean => !sender.held()[Symbol.iterator]().next().done;
    await until(() => unheard() === 0 && lanes.load().lanes === 0 && !unsent());
    await marks.flush();
  }

  async stop(): Promise<void> {
    await this.app?.close();
    await this.connections?.close();
    await this.driver.stop();
    this.remove();
    process.off('exit', this.remove);
  }

  private get running(): NestFastifyApplication {
    if (!this.app) throw new AppError('rehearsal.notUp');
    return this.app;
  }

  private async open(city: CityConfig): Promise<void> {
    const url = `sqlite:${join(this.folder, 'rehearsal.sqlite')}`;
    this.connections = await connect(url, records);
    const { unitOfWork } = this.connections;
    const env = loadEnv({
      PORT: '0',
      DATABASE_URL: url,
      MEDIA_DIR: join(this.folder, 'media'),
      WECHATY_MEMORY: join(this.folder, 'wechat'),
      DEMO: '1',
      LOG_LEVEL: 'silent',
      ...this.driver.settings,
    });
    const ground = { env, city, unitOfWork, clock: systemClock, logger: this.logger(), pagesDir: this.folder };
    this.app = await createApplication({ ...ground, ...this.driver.parts });
    await this.app.listen({ port: 0, host: '127.0.0.1' });
    const channels = this.app.get<ChannelEntry[]>(CHANNELS, { strict: false });
    await until(() => channels.every(({ adapter }) => !adapter || adapter.health().state === 'up'));
    this.driver.opened((await this.app.getUrl()).replace('[::1]', '127.0.0.1'));
  }

  private logger(): Logger {
    const quiet = (): void => undefined;
    return {
      info: quiet,
      warn: quiet,
      error: (about, message) => this.faults.push(String((about as { code?: unknown }).code ?? message)),
    };
  }
}

/** Each unit has its group on the channel, so that pings are sent as they will be. */
function withGroups(city: CityConfig, driver: RehearsalDriver): CityConfig {
  const units = city.units.map((unit) => {
    const group = driver.groupOf(unit.code);
    return { ...unit, groups: group === null ? [] : [group] };
  });
  return { ...city, units };
}

async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + LONGEST_WAIT_MS;
  while (!holds()) {
    if (Date.now() > deadline) throw new AppError('rehearsal.notUp');
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
