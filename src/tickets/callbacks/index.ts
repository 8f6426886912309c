import { AnswerCallback } from './answer-callback';
import { CallbackHeard } from './callback-heard';
import { CloseWhenHeard } from './close-when-heard';
import { OpenCallbacks } from './open-callbacks';
import { SweepCallbacks } from './sweep-callbacks';

/** Everything that asks people whether their matter is solved. */
export const callbackProviders = [CloseWhenHeard, CallbackHeard];

export { AnswerCallback, OpenCallbacks, SweepCallbacks };
export type { CallbackSaid } from './callback-said';
