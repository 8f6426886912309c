import { readDrafts, type Draft } from '../conversation';
import type { RehearsalDriver } from './channels/driver';
import { begin, goOn, type Told } from './patient-resident';
import type { RehearsalHouse } from './rehearsal-house';
import type { ToldMessage } from './told-messages';

/** A dialogue that is over, with what was understood of its first message. */
export interface Played {
  told: Told;
  /** What was read of the place when the form opened. */
  place: Draft | null;
  /** The categories that were offered when first asked; null when they never were. */
  offered: string[] | null;
}

const AT_ONCE = 50;

/** Plays every message as a resident of its own, fifty side by side; `done` is told of each that is over. */
export async function play(
  house: RehearsalHouse,
  driver: RehearsalDriver,
  messages: readonly ToldMessage[],
  done: () => void,
): Promise<Played[]> {
  const all: Played[] = [];
  for (let start = 0; start < messages.length; start += AT_ONCE) {
    const group = messages.slice(start, start + AT_ONCE);
    const played = await Promise.all(group.map((message, at) => enter(driver, message, start + at)));
    all.push(...played);
    await playGroup(house, played, done);
  }
  return all;
}

async function enter(driver: RehearsalDriver, message: ToldMessage, index: number): Promise<Played> {
  return { told: await begin(message, driver.resident(), index, driver.longest), place: null, offered: null };
}

async function playGroup(house: RehearsalHouse, group: readonly Played[], done: () => void): Promise<void> {
  let open = [...group];
  while (open.length) {
    await house.idle();
    await understood(house, open);
    const going = await Promise.all(open.map(({ told }) => goesOn(told)));
    for (const goes of going) if (!goes) done();
    open = open.filter((_, at) => going[at]);
  }
}

/** What the platform's door refuses ends this dialogue, not the rehearsal. */
async function goesOn(told: Told): Promise<boolean> {
  try {
    return await goOn(told);
  } catch {
    told.stopped = 'error';
    return false;
  }
}

/** Nothing was said of place or category yet when these are seen first, but the message itself. */
async function understood(house: RehearsalHouse, open: readonly Played[]): Promise<void> {
  const wanted = open.filter(({ place, offered }) => !place || !offered);
  const keys = wanted.map(({ told }) => told.resident.conversation);
  const drafts = await readDrafts(house.unitOfWork, keys);
  for (const played of wanted) {
    const draft = drafts.get(played.told.resident.conversation);
    if (!draft) continue;
    played.place ??= draft;
    played.offered ??= draft.offered;
  }
}
