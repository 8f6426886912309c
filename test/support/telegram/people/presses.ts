import type { Core } from '../core';
import { ImpossibleAct } from '../errors';
import type { ChatState, StoredMessage } from '../state';
import type { InlineButton, Message } from '../types';
import { findSpeaker, type Speaker } from './hearing';

/** Which button: by its label or by its data, on that message or on the newest one that has it. */
export interface Press extends Speaker {
  message_id?: number;
  text?: string;
  data?: string;
  /** Presses `data` even if the message no longer shows such a button, as a slow app would. */
  stale?: boolean;
}

export interface Pressed {
  callback_query_id: string;
  update_id: number | null;
  message_id: number;
  data: string;
}

export interface Presses {
  presses(act: Press): Pressed;
}

export function presses(core: Core): Presses {
  return { presses: (act) => press(core, act) };
}

function press(core: Core, act: Press): Pressed {
  const { person, chat } = findSpeaker(core, act);
  const { stored, data } = act.stale ? findStale(core, chat, act) : findButton(core, chat, act);
  const id = core.nextPressId();
  const messageId = stored.message.message_id;
  core.recorder.callbacks.set(id, {
    id,
    person_id: person.id,
    chat_id: chat.info.id,
    message_id: messageId,
    data,
    answered: false,
  });
  const update = core.desk.push({
    callback_query: {
      id,
      from: person,
      message: stored.deleted ? inaccessible(stored) : stored.message,
      chat_instance: `${Math.abs(chat.info.id)}77`,
      data,
    },
  });
  return { callback_query_id: id, update_id: update?.update_id ?? null, message_id: messageId, data };
}

function findButton(core: Core, chat: ChatState, act: Press): { stored: StoredMessage; data: string } {
  for (const stored of candidates(core, chat, act.message_id)) {
    const button = buttonsOf(stored).find((one) => fits(one, act));
    if (button?.callback_data !== undefined) return { stored, data: button.callback_data };
  }
  const shown = [...candidates(core, chat, act.message_id)].flatMap(buttonsOf).map((one) => JSON.stringify(one.text));
  const wanted = JSON.stringify(act.text ?? act.data ?? '');
  throw new ImpossibleAct(`no button ${wanted} in chat ${chat.info.id}; there are: ${shown.join(' ') || 'none'}`);
}

function findStale(core: Core, chat: ChatState, act: Press): { stored: StoredMessage; data: string } {
  if (act.data === undefined) throw new ImpossibleAct('a stale press needs its data');
  const stored =
    act.message_id === undefined ? candidates(core, chat, undefined).next().value : chat.messages.get(act.message_id);
  if (!stored?.byBot) throw new ImpossibleAct('there is no message of the bot to press on');
  return { stored, data: act.data };
}

// Newest first, since that is where a person looks.
function* candidates(core: Core, chat: ChatState, messageId: number | undefined): Generator<StoredMessage, undefined> {
  if (messageId !== undefined) {
    const stored = core.world.findMessage(chat, messageId);
    if (stored?.byBot) yield stored;
    return;
  }
  for (let at = chat.happenings.length - 1; at >= 0; at--) {
    const happening = chat.happenings[at];
    if (happening && happening.kind === 'sent' && !happening.stored.deleted) yield happening.stored;
  }
}

const buttonsOf = (stored: StoredMessage): InlineButton[] => stored.message.reply_markup?.inline_keyboard.flat() ?? [];

function fits(button: InlineButton, act: Press): boolean {
  if (button.callback_data === undefined) return false;
  if (act.data !== undefined) return button.callback_data === act.data;
  return button.text === act.text;
}

function inaccessible({ message }: StoredMessage): Message {
  return { chat: message.chat, message_id: message.message_id, date: 0 };
}
