import type { Finding } from '../../evidence';
import type { Call, Outcome } from '../flows/calls';
import type { Command } from '../understanding';
import type { FormSpec } from './form';
import type { Awaiting } from './session';
import type { Turn } from './turn';

type CommandName = Command['name'];

/** A dialogue: what it opens on, what it takes, and how it goes on when the city has answered. */
export interface Flow {
  name: string;
  /** The form it fills, if it fills one. */
  form?: FormSpec;
  /** Commands it answers in a private chat, with what followed the word. */
  commands?: Partial<Record<CommandName, (turn: Turn, argument: string | null) => void>>;
  /** A choice of its own menu. */
  chose(turn: Turn, value: string): void;
  /** Words it asked for outside a form; false when these are none. */
  answer?(turn: Turn, awaiting: Awaiting): boolean;
  /** Goes on after a call. */
  resume?(turn: Turn, call: Call, outcome: Outcome): void;
  /** What was found in a medium after it was sent: where it was taken, or what is said in it; true when it is its own. */
  noticed?(turn: Turn, finding: Finding): boolean;
  /** A private message with no form and no question open; true when it takes it. Asked in the order of the list. */
  opens?(turn: Turn): boolean;
  /** A private message while a person of staff holds the chat; true when it goes to them. */
  relayed?(turn: Turn): boolean;
  /** The wait for that person is over. */
  waited?(turn: Turn): boolean;
  /** A private message that quotes a notice of a ticket; true when it takes it. */
  quoted?(turn: Turn): boolean;
  /** A side question in the middle of something else; true when it takes it. It must not open a menu. */
  digress?(turn: Turn): boolean;
  /** Any message in a group chat; true when it takes it. */
  hears?(turn: Turn): boolean;
  /** A button whose token means the same wherever it is pressed; true when it is one of its own. */
  pressed?(turn: Turn, token: string): boolean;
}
