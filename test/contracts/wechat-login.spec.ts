import { WechatAdapter } from '../../src/bots/wechat';
import { systemClock } from '../../src/shared/clock';
import { FakeLogger } from '../fakes/fake-logger';
import { StandInPuppet, WechatWorld } from '../support/wechat';
import { until } from './conformance/recording-sink';

const TIMINGS = { watchMs: 20, probeMs: 2_000, loginMs: 500, backoffMs: 1, backoffMaxMs: 2, closeMs: 1_000 };

/** As a gateway does that was told to stop: it answers, and shows nothing. */
class MutePuppet extends StandInPuppet {
  override logsOut(): void {
    void this.logout('stopped');
  }
}

function anAdapter(world: WechatWorld, puppet: typeof StandInPuppet) {
  const made: StandInPuppet[] = [];
  const makePuppet = () => {
    made.push(new puppet(world));
    return made.at(-1) as never;
  };
  const options = {
    puppet: 'none',
    variables: {},
    account: 'wechat',
    memory: null,
    maxMediaBytes: 1_000_000,
    rooms: [],
  };
  const fetchForeign = () => Promise.reject(new Error('none'));
  const deps = { logger: new FakeLogger(), clock: systemClock, fetchForeign, makePuppet };
  return { adapter: new WechatAdapter({ ...options, timings: TIMINGS }, deps), made };
}

describe('a puppet that is logged out', () => {
  it('is started anew when it neither logs in again nor shows a code', async () => {
    const world = new WechatWorld();
    const { adapter, made } = anAdapter(world, MutePuppet);
    await adapter.start(() => Promise.resolve());
    await until('it is up', () => adapter.health().state === 'up', 30_000);
    world.logsOut();
    world.loggedIn = true;
    await until('it is up again', () => made.length === 2 && adapter.health().state === 'up', 30_000);
    await adapter.stop(2_000);
  }, 60_000);

  it('is left alone while its code waits to be scanned', async () => {
    const world = new WechatWorld();
    const { adapter, made } = anAdapter(world, StandInPuppet);
    await adapter.start(() => Promise.resolve());
    await until('it is up', () => adapter.health().state === 'up', 30_000);
    world.logsOut();
    await until('it shows a code', () => adapter.health().qr !== undefined, 30_000);
    await new Promise((resolve) => setTimeout(resolve, 3 * TIMINGS.loginMs));
    expect(adapter.health().state).toBe('needsLogin');
    expect(made).toHaveLength(1);
    await adapter.stop(2_000);
  }, 60_000);
});
