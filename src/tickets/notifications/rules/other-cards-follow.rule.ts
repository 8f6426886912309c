import { extensionFollows } from '../cards/extension-card';
import { rule } from '../notification-rule';
import { partsFollow } from '../cards/part-cards';
import { whistleFollows } from '../cards/whistle-board';
import { CHANGES } from './unit-card-follows.rule';

const MOVES = ['dispatched', 'returnUpheld', 'returnRefused', 'categoryCorrected', 'reopened'] as const;

/** Whoever else has a card of the ticket sees on it what changed; it makes no message of its own. */
export const otherCardsFollow = rule([...CHANGES, ...MOVES], (told) =>
  told.overlays.length ? [...partsFollow(told), ...whistleFollows(told), ...extensionFollows(told)] : [],
);
