import type { AppParts } from '../../app-parts';
import { AppError } from '../../shared/app-error';
import type { Heard, RehearsalDriver, RehearsalResident } from './driver';
import { listedChoices } from './listed-choices';
import { WechatPlatform } from './wechat-platform';

const ACCOUNT = 'wechat';

/** Residents on WeChat: the real adapter and wechaty, over a puppet whose world is in this process. */
export class WechatRehearsal implements RehearsalDriver {
  readonly channel = 'wechat';
  readonly longest = 16_000;
  readonly settings = { WECHATY_PUPPET: 'wechaty-puppet-local', WECHATY_NAME: ACCOUNT };
  private readonly platform = new WechatPlatform();
  parts: Partial<AppParts> = {};

  groupOf(unit: string): string {
    const room = `${unit}@chatroom`;
    this.platform.rooms.add(room);
    return `wechat:${room}`;
  }

  /** wechaty's packages are loaded here and not before: they take seconds. */
  async start(): Promise<void> {
    const { makeLocalPuppet } = await import('../../bots/wechat/local-puppet');
    this.parts = { makePuppet: () => makeLocalPuppet(this.platform) };
  }

  opened(): void {
    // The puppet is in the adapter's hands already.
  }

  resident(): RehearsalResident {
    return new WechatResident(this.platform, this.platform.addPerson());
  }

  /** The adapter itself knows what it has not settled; see `RehearsalHouse.idle`. */
  unheard(): number {
    return 0;
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }
}

class WechatResident implements RehearsalResident {
  readonly conversation: string;
  private mark = 0;

  constructor(
    private readonly platform: WechatPlatform,
    private readonly person: string,
  ) {
    this.conversation = `wechat:${ACCOUNT}:${person}`;
  }

  say(text: string): Promise<void> {
    return Promise.resolve(this.platform.says(this.person, text));
  }

  /** Choices are numbered lines, and the number is the answer. */
  press(label: string): Promise<void> {
    const lists = this.platform.fromBot(this.person).map(({ text }) => listedChoices(text));
    const found = lists.findLast((list) => list.length > 0)?.find((choice) => choice.label === label);
    if (!found) throw new AppError('rehearsal.noChoice');
    return this.say(String(found.number));
  }

  heard(): Promise<Heard[]> {
    const fresh = this.platform.fromBot(this.person).slice(this.mark);
    this.mark += fresh.length;
    return Promise.resolve(fresh.map(({ text }) => ({ text, choices: listedChoices(text).map(({ label }) => label) })));
  }
}
