import type { AppParts } from '../../app-parts';

/** The channels one can rehearse on. */
export const REHEARSED = ['telegram', 'web', 'wechat'] as const;
export type RehearsedChannel = (typeof REHEARSED)[number];

/** A message of the bot as a person reads it. */
export interface Heard {
  text: string;
  /** The labels that may be chosen, in order. */
  choices: string[];
}

/** Somebody in a private chat with the bot. What is said is not waited for. */
export interface RehearsalResident {
  /** Names the conversation as the program does. */
  readonly conversation: string;
  say(text: string): Promise<void>;
  /** Chooses a label of the newest message that has choices. */
  press(label: string): Promise<void>;
  /** What the bot said here, new or changed, since this was asked last. */
  heard(): Promise<Heard[]>;
}

/** One channel, from the side of the people, in front of a platform inside this process. */
export interface RehearsalDriver {
  readonly channel: RehearsedChannel;
  /** The longest message a person can send; a longer one goes as several. */
  readonly longest: number;
  /** Settings that turn the channel on, and only this platform. */
  readonly settings: Readonly<Record<string, string>>;
  /** What the program is given beside its settings. */
  readonly parts: Partial<AppParts>;
  /** The address of a unit's group, as the city's files write it; null where units need none. */
  groupOf(unit: string): string | null;
  /** Brings the platform up. */
  start(): Promise<void>;
  /** The program serves here now. */
  opened(url: string): void;
  resident(): RehearsalResident;
  /** How many messages the program has not taken yet. */
  unheard(): number;
  stop(): Promise<void>;
}
