/** A message of the bot as a person reads it. */
export interface Said {
  id: string;
  /** The chat, as it is called in addresses. */
  chat: string;
  private: boolean;
  text: string;
  /** Labels of the buttons, or of the numbered lines. */
  choices: string[];
  /** A later version of a message that was there before. */
  edited: boolean;
}

/** Who does something, and in which chat; the private one with the bot when none is named. */
interface Doer {
  person: string;
  chat?: string;
}

/** One thing a person does. */
export type Act =
  | (Doer & { does: 'says'; text: string })
  /** Takes a choice of a message: presses its button, or answers by number or words. */
  | (Doer & { does: 'chooses'; of: Said; label: string; /** Did so before, and heard nothing. */ again?: boolean })
  /** Sends photos, in one go where `together`. */
  | (Doer & { does: 'shows'; photos: number; together: boolean });

/** Counted by the stand-in of the platform. */
export interface WorldState {
  /** What people did and the program was not yet told of. */
  pending: number;
  faults: Record<string, number>;
}

/** A platform outside, with its people, in processes that outlive the program. What is said to it happens in order. */
export interface FaultWorld {
  readonly channel: string;
  /** The unit's group, as the city's files name it. */
  readonly group: string;
  readonly staff: string;
  /** How a staff member begins an order in words. */
  readonly acceptVerb: string;
  readonly resolveVerb: string;
  /** The platform may lose what a person said, so that it has to be said again. */
  readonly loses: boolean;
  /** How long the program serves at most before it is killed: long enough that people get somewhere. */
  readonly servingMs: number;
  /** What the program is given to find this world. */
  readonly settings: Readonly<Record<string, string>>;
  /** What could not be done, e.g. a button that is no more. */
  readonly refused: readonly string[];
  /** How much people did. */
  readonly acts: number;
  /** Puts the group and so many residents there; their names for acts. */
  people(residents: number): Promise<string[]>;
  /** Everything the bot does to a message from now on. */
  listen(hear: (said: Said) => void): Promise<void>;
  /** Does it soon, after everything said before. */
  act(...acts: readonly Act[]): void;
  /** From now on things go wrong. */
  rage(seed: number): Promise<void>;
  /** From now on nothing goes wrong. */
  calm(): Promise<void>;
  /** Resolves when the program that was started last can be spoken to. */
  attached(): Promise<void>;
  /** One trouble with the way to the platform, where it has a way of its own. */
  trouble?(random: () => number): Promise<void>;
  state(): Promise<WorldState>;
  stop(): Promise<void>;
}
