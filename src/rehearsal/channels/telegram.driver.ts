import { AppError } from '../../shared/app-error';
import type { Heard, RehearsalDriver, RehearsalResident } from './driver';
import { TelegramPlatform, TOKEN } from './telegram-platform';

const FIRST_PERSON = 6_000_000_000;
const FIRST_GROUP = 5_000_000;

/** Residents on Telegram: the real adapter polls a platform of our own. */
export class TelegramRehearsal implements RehearsalDriver {
  readonly channel = 'telegram';
  readonly longest = 4_096;
  readonly parts = { telegramTimings: { pollSeconds: 1 } };
  private readonly platform = new TelegramPlatform();
  private readonly groups = new Map<string, number>();
  private people = FIRST_PERSON;

  get settings(): Record<string, string> {
    return { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: this.platform.url };
  }

  groupOf(unit: string): string {
    const group = this.groups.get(unit) ?? -(FIRST_GROUP + this.groups.size);
    this.groups.set(unit, group);
    return `telegram:${group}`;
  }

  start(): Promise<void> {
    return this.platform.start();
  }

  opened(): void {
    // The adapter has found its platform by the settings.
  }

  resident(): RehearsalResident {
    this.people += 1;
    return new TelegramResident(this.platform, this.people);
  }

  unheard(): number {
    return this.platform.pending;
  }

  stop(): Promise<void> {
    return this.platform.stop();
  }
}

class TelegramResident implements RehearsalResident {
  readonly conversation: string;
  private mark = 0;

  constructor(
    private readonly platform: TelegramPlatform,
    private readonly person: number,
  ) {
    this.conversation = `telegram:${TOKEN.split(':')[0] ?? ''}:${person}`;
  }

  say(text: string): Promise<void> {
    return Promise.resolve(this.platform.says(this.person, text));
  }

  press(label: string): Promise<void> {
    const message = this.platform.fromBot(this.person).findLast(({ buttons }) => buttons.length > 0);
    const button = message?.buttons.find(({ text }) => text === label);
    if (!message || !button?.callback_data) throw new AppError('rehearsal.noChoice');
    return Promise.resolve(this.platform.presses(this.person, message.id, button.callback_data));
  }

  heard(): Promise<Heard[]> {
    const fresh = this.platform.fromBot(this.person).slice(this.mark);
    this.mark += fresh.length;
    return Promise.resolve(fresh.map(({ text, buttons }) => ({ text, choices: buttons.map((one) => one.text) })));
  }
}
