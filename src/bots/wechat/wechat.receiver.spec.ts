import { RecordingSink } from '../../../test/contracts/conformance/recording-sink';
import { FakeLogger } from '../../../test/fakes/fake-logger';
import { KINDS } from './wechat.decode';
import { WechatMenus } from './wechat.menus';
import { DEFAULT_TIMINGS } from './wechat.options';
import { WechatReceiver } from './wechat.receiver';
import { WechatRooms } from './wechat.rooms';
import type { WechatSession } from './wechat.session';

const unavailable = Object.assign(new Error('14 UNAVAILABLE: Connection dropped'), { code: 14 });

/** A session that knows what people said, or whose gateway is gone. */
function aSession({ usable }: { usable: boolean }) {
  const asked: string[] = [];
  const puppet = {
    currentUserId: 'wxid_bot',
    messagePayload: (id: string) => {
      asked.push(id);
      const payload = {
        id,
        type: KINDS.text,
        text: `话 ${id}`,
        talkerId: 'wxid_a',
        listenerId: 'wxid_bot',
        timestamp: 1,
      };
      return usable ? Promise.resolve(payload) : Promise.reject(unavailable);
    },
    contactPayload: (id: string) => Promise.resolve({ id, name: id, type: 1 }),
  };
  return { session: { usable, puppet, bot: { puppet } } as unknown as WechatSession, asked };
}

function aReceiver(session: () => WechatSession | null) {
  const logger = new FakeLogger();
  const sink = new RecordingSink();
  const stop = new AbortController();
  const timings = { ...DEFAULT_TIMINGS, backoffMs: 1, backoffMaxMs: 2 };
  const parts = { account: 'wechat', rooms: new WechatRooms([], logger), menus: new WechatMenus(), timings, logger };
  return { receiver: new WechatReceiver({ ...parts, session }, sink.take, stop.signal), sink, logger, stop };
}

const moments = async (count: number): Promise<void> => {
  for (let moment = 0; moment < count; moment += 1) await new Promise((resolve) => setTimeout(resolve, 2));
};

describe('a message whose session ended before it was read', () => {
  it('is read by the next session, however long there is none, and nothing overtakes it', async () => {
    const ended = aSession({ usable: false });
    const next = aSession({ usable: true });
    let current: WechatSession | null = null;
    const { receiver, sink, logger } = aReceiver(() => current);
    receiver.take(ended.session, 'm1');
    await moments(10);
    expect(receiver.unsettled).toBe(1);
    current = next.session;
    receiver.take(next.session, 'm2');
    await receiver.close();
    expect(sink.messages.map(({ eventId }) => eventId)).toEqual(['m1', 'm2']);
    expect(logger.lines).toEqual([]);
    expect(ended.asked).toEqual(['m1']);
  });

  it('is named in the log when the stop comes first', async () => {
    const { receiver, sink, logger, stop } = aReceiver(() => null);
    receiver.take(aSession({ usable: false }).session, 'm1');
    await moments(3);
    stop.abort();
    await receiver.close();
    expect(sink.messages).toEqual([]);
    expect(JSON.stringify(logger.lines)).toContain('m1');
  });
});

it('gives a message up that a living session cannot read, and goes on with the next', async () => {
  const living = aSession({ usable: true });
  const { session } = living;
  const read = session.puppet.messagePayload.bind(session.puppet);
  session.puppet.messagePayload = (id) => (id === 'broken' ? Promise.reject(unavailable) : read(id));
  const { receiver, sink, logger } = aReceiver(() => session);
  receiver.take(session, 'broken');
  receiver.take(session, 'm2');
  await receiver.close();
  expect(sink.messages.map(({ eventId }) => eventId)).toEqual(['m2']);
  expect(JSON.stringify(logger.lines)).toContain('broken');
});
