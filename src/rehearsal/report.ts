import type { RehearsedChannel } from './channels/driver';
import type { StoppedWhy } from './patient-resident';
import type { Played } from './play';
import type { BadLine } from './told-messages';
import type { Truth } from './truth';

/** A dialogue that ended without a ticket. The words are there only for whoever asked to see them. */
export interface Stopped {
  line: number;
  why: StoppedWhy;
  said?: string;
  heard?: string;
}

/** What a rehearsal found. Lines are those of the file. */
export interface RehearsalReport {
  channel: RehearsedChannel;
  played: number;
  tickets: number;
  /** Mean number of questions a resident answered before the summary. */
  questionsPerTicket: number;
  /** Dialogues whose first message told so much. */
  told: { street: number; districtOnly: number; category: number; both: number };
  truth: Truth;
  sideQuestions: { asked: number; ledBack: number };
  stopped: Stopped[];
  /** Lines that told no matter by themselves, so that the resident was asked what it is about. */
  toldAnew: number[];
  /** Lines whose ticket does not hold all that was told. */
  lost: number[];
  /** Messages that nobody could take, and what the program called an error. */
  deadLetters: number;
  faults: string[];
  badLines: BadLine[];
  messages: { said: number; heard: number };
  seconds: number;
  messagesPerSecond: number;
}

/** What the counting starts from. */
export interface Found {
  channel: RehearsedChannel;
  all: readonly Played[];
  truth: Truth;
  lost: number[];
  deadLetters: number;
  faults: string[];
  badLines: BadLine[];
  seconds: number;
  verbose: boolean;
}

/** Counts. */
export function reportOf({ all, seconds, verbose, ...found }: Found): RehearsalReport {
  const reached = all.filter(({ told }) => told.number !== null);
  const sum = (of: (played: Played) => number): number => all.reduce((total, played) => total + of(played), 0);
  const [said, heard] = [sum(({ told }) => told.said), sum(({ told }) => told.heard)];
  const questions = reached.reduce((total, { told }) => total + told.questions, 0);
  return {
    ...found,
    played: all.length,
    tickets: reached.length,
    questionsPerTicket: rounded(questions / Math.max(1, reached.length)),
    told: {
      street: sum(({ place }) => Number(Boolean(place?.street))),
      districtOnly: sum(({ place }) => Number(Boolean(place?.district && !place.street))),
      category: sum(({ offered }) => Number(Boolean(offered?.length))),
      both: sum(({ place, offered }) => Number(Boolean(place?.street && offered?.length))),
    },
    sideQuestions: {
      asked: sum(({ told }) => Number(told.digressed !== 'no')),
      ledBack: sum(({ told }) => Number(told.digressed === 'ledBack')),
    },
    stopped: all.flatMap((played) => stoppedOf(played, verbose)),
    toldAnew: all.filter(({ told }) => told.toldAnew).map(({ told }) => told.message.line),
    messages: { said, heard },
    seconds: rounded(seconds),
    messagesPerSecond: rounded((said + heard) / Math.max(seconds, 0.001)),
  };
}

/** Whether nothing went wrong that must not. */
export function isClean({ stopped, lost, deadLetters, faults }: RehearsalReport): boolean {
  return !stopped.length && !lost.length && !deadLetters && !faults.length;
}

function stoppedOf({ told: { message, stopped, last } }: Played, verbose: boolean): Stopped[] {
  if (!stopped) return [];
  const words = verbose ? { said: message.text, heard: `${last?.text ?? ''} [${last?.choices.join('｜') ?? ''}]` } : {};
  return [{ line: message.line, why: stopped, ...words }];
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
