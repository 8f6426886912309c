import { aPicture, aVoiceNote } from '../../builders/media.builder';

/** A message of the bot as a person reads it, whatever the channel makes of it. */
export interface Heard {
  text: string;
  /** The labels that may be chosen, in order. */
  choices: string[];
}

/** A medium as a person sends it. */
export interface SentMedium {
  kind: 'photo' | 'video' | 'voice' | 'file';
  caption?: string;
  name?: string;
  /** Claimed or real size; small when left out. */
  bytes?: number;
  /** Where a photo says it was taken; a real picture then, sent so that it keeps saying so. */
  takenAt?: { lat: number; lon: number };
  /** What is said in a voice note, to who can hear it. */
  says?: string;
  /** Exactly these bytes. */
  content?: Buffer;
}

/** The bytes of a medium that must hold something; null where any will do. */
export async function contentOf({ takenAt, says, content }: SentMedium): Promise<Buffer | null> {
  if (content) return content;
  if (takenAt) return aPicture(takenAt);
  return says === undefined ? null : aVoiceNote(says);
}

/** A place as a person sends it, WGS-84. */
export interface SentPlace {
  lat: number;
  lon: number;
  label?: string;
}

/** What not every channel lets a person do. */
export type Ability = 'edit' | 'sticker' | 'largeFile' | 'albumCaption' | 'photoReply' | 'link';

/** One person in one chat with the bot, and everything people do there. What is said is not waited for. */
export interface ChatPerson {
  say(text: string): Promise<void>;
  /** Chooses a label of the newest message that offers it; where there are no buttons, by its number. */
  press(label: string): Promise<void>;
  /** Chooses a label of a message before the newest one that has choices. */
  pressOld(label: string): Promise<void>;
  send(medium: SentMedium): Promise<void>;
  album(count: number, caption?: string): Promise<void>;
  place(place: SentPlace): Promise<void>;
  contact(phone: string): Promise<void>;
  sticker(): Promise<void>;
  /** Changes the words of the n-th last message of this person; 1 is the last. */
  edit(text: string, back: number): Promise<void>;
  /** Answers the newest message of the bot that holds these words; the newest at all without them. */
  reply(to: string | null, answer: { text: string } | SentMedium): Promise<void>;
  /** The platform delivers the last thing once more. */
  again(): Promise<void>;
  /** Opens the bot by a link that carries this. */
  start(payload: string): Promise<void>;
}

/** A resident in a private chat. */
export interface Resident extends ChatPerson {
  /** Whose tickets these are. */
  readonly key: string;
  /** What the bot said here, new or changed, since this was asked last. */
  heard(): Promise<Heard[]>;
}

/** A group chat. */
export interface Group {
  person(name: string): Promise<ChatPerson>;
  heard(): Promise<Heard[]>;
  /** The tokens of all buttons that stand here now; null where what was said cannot be changed. */
  standing(): Promise<string[] | null>;
}

/** A channel from the side of the people. */
export interface ChannelDriver {
  readonly channel: string;
  /** How the bot is called by its name in a group. */
  readonly mention: string;
  can(ability: Ability): boolean;
  resident(who: { name: string; language: 'zh-CN' | 'en' }): Promise<Resident>;
  /** The group of a unit's staff. */
  unitGroup(unit: string): Promise<Group>;
  /** A group that is no unit's. */
  strangeGroup(name: string): Promise<Group>;
}

/** A message with choices, as drivers find them by label. */
export interface Offering<Button> {
  buttons: { label: string; button: Button }[];
}

/** The button with that label, on the newest message that has it; `old` leaves the newest message with choices out. */
export function buttonCalled<Button>(
  newestFirst: readonly Offering<Button>[],
  label: string,
  old = false,
): { message: Offering<Button>; button: Button } {
  const offering = newestFirst.filter(({ buttons }) => buttons.length > 0).slice(old ? 1 : 0);
  for (const message of offering) {
    const found = message.buttons.find((one) => isLabel(one.label, label));
    if (found) return { message, button: found.button };
  }
  const there = offering[0]?.buttons.map((one) => one.label).join('｜') ?? 'no choices';
  throw new Error(`there is no choice “${label}”; there are: ${there}`);
}

/** Whether a shown label is the one meant: whole, cut short by the channel, or by its beginning up to a `*`. */
export function isLabel(shown: string, meant: string): boolean {
  if (meant.endsWith('*')) return shown.startsWith(meant.slice(0, -1));
  return shown === meant || (shown.endsWith('…') && meant.startsWith(shown.slice(0, -1)));
}
