import type { Method } from '../core';
import { chatMethods } from './chats';
import { editMethods } from './edit';
import { mediaMethods } from './media';
import { sendMethods } from './send';

const all = { ...chatMethods, ...sendMethods, ...mediaMethods, ...editMethods };

/** Every method the stand-in knows, by its name in lower case: the platform does not mind the case. */
export const methods: ReadonlyMap<string, Method> = new Map(
  Object.entries(all).map(([name, method]) => [name.toLowerCase(), method]),
);
