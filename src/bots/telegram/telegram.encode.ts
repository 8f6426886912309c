import { AppError } from '../../shared/app-error';
import type {
  CardMessage,
  ChatAddress,
  MenuMessage,
  OutboundMessage,
  SendOptions,
  TextMessage,
} from '../../shared/chat';
import { type Fetched, mediaCalls } from './telegram.album';
import type { ApiCall } from './telegram.api';
import { TELEGRAM_CAPABILITIES } from './telegram.capabilities';
import { inlineKeyboard } from './telegram.keyboard';
import { cardPieces } from './telegram.markup';
import { targetOf, type TelegramTarget } from './telegram.options';
import { splitText } from '../text-split';

/** One call, and what to send instead where the platform refuses it as it is. */
export interface EncodedCall extends ApiCall {
  /** The same words without markup. */
  plain?: ApiCall;
  /** The same message sent anew, for an edit whose message is gone. */
  anew?: EncodedCall;
  /** The id of the message that the call edits; it stays the message's id. */
  edits?: string;
}

type Options = Pick<SendOptions, 'editIds' | 'replyTo'>;

const NOTHING_FETCHED: Fetched = new Map();

/** Pages in links may be a resident's own; the platform must not go and look at them. */
const NO_PREVIEW = { link_preview_options: { is_disabled: true } };

/**
 * The calls that bring a message to a chat, in order; at least one. Throws an `AppError` when the message cannot be
 * rendered at all: no Telegram address, nothing to say, a token that is too long, too many choices.
 */
export function encode(
  to: Pick<ChatAddress, 'chatId'>,
  message: OutboundMessage,
  options: Options = {},
  fetched: Fetched = NOTHING_FETCHED,
): EncodedCall[] {
  const target = targetOf(to);
  if (!target) throw new AppError('telegram.address');
  const calls = render(target, message, options, fetched);
  if (!calls.length) throw new AppError('telegram.empty');
  return message.soft ? calls.map(softly) : calls;
}

/** Without a sound; what is edited makes none. */
function softly(call: EncodedCall): EncodedCall {
  const { plain, anew } = call;
  if (call.edits !== undefined) return { ...call, ...(anew ? { anew: softly(anew) } : {}) };
  const quiet = ({ method, payload }: ApiCall): ApiCall => ({
    method,
    payload: { ...payload, disable_notification: true },
  });
  return { ...call, ...quiet(call), ...(plain ? { plain: quiet(plain) } : {}) };
}

function render(target: TelegramTarget, message: OutboundMessage, options: Options, fetched: Fetched): EncodedCall[] {
  switch (message.type) {
    case 'text':
      return answering(target, textCalls(message.text, wordsWanted(target, message, options)), options);
    case 'menu':
      return answering(target, textCalls(message.prompt, choicesOf(message)), options);
    case 'card':
      return cardCalls(target, message, options);
    case 'media':
      return answering(target, mediaCalls(message.media, message.caption ?? '', fetched), options);
  }
}

function textCalls(text: string, markup: object | undefined): ApiCall[] {
  const pieces = splitText(text, TELEGRAM_CAPABILITIES.textChars);
  return pieces.map((piece, at) => sendText({ text: piece }, at === pieces.length - 1 ? markup : undefined));
}

function sendText(words: { text: string; parse_mode?: 'HTML' }, markup: object | undefined): ApiCall {
  return { method: 'sendMessage', payload: { ...words, ...NO_PREVIEW, ...(markup ? { reply_markup: markup } : {}) } };
}

function choicesOf({ choices }: MenuMessage | CardMessage): object | undefined {
  return inlineKeyboard(choices);
}

/** In a group the platform hands us only what answers us: so the person's next words are asked for as an answer. */
function wordsWanted(
  { chat_id: chat }: TelegramTarget,
  { asks }: TextMessage,
  { replyTo }: Options,
): object | undefined {
  // Selective means: only the person whose message is answered.
  return asks === 'words' && chat < 0 ? { force_reply: true, selective: replyTo !== undefined } : undefined;
}

/** A card takes the place of the earlier one where both are cut alike; otherwise it is sent anew. */
function cardCalls(target: TelegramTarget, card: CardMessage, options: Options): EncodedCall[] {
  const pieces = cardPieces(card, TELEGRAM_CAPABILITIES.textChars);
  const markup = choicesOf(card);
  const html = pieces.map((piece, at) =>
    sendText({ text: piece.html, parse_mode: 'HTML' }, at === pieces.length - 1 ? markup : undefined),
  );
  const sends = answering(target, html, options).map((call, at) => withPlain(call, pieces[at]?.plain ?? ''));
  const ids = options.editIds ?? [];
  if (card.onlyInPlace) return editsOnly(sends, target, ids);
  if (ids.length !== sends.length || !ids.every((id) => /^\d+$/.test(id))) return sends;
  return sends.map((send, at) => editOf(send, target, ids[at] ?? ''));
}

/** Changes what is there and no more: the last messages of the earlier card, where its choices are. */
function editsOnly(sends: EncodedCall[], target: TelegramTarget, ids: readonly string[]): EncodedCall[] {
  const last = sends.slice(-ids.length || sends.length);
  return ids.slice(-last.length).map((id, at) => {
    const { anew: _anew, ...edit } = editOf(last[at] as EncodedCall, target, id);
    return edit;
  });
}

function withPlain(call: ApiCall, text: string): EncodedCall {
  const { parse_mode: _mode, ...payload } = call.payload;
  return { ...call, plain: { method: call.method, payload: { ...payload, text } } };
}

function editOf(send: EncodedCall, { chat_id }: TelegramTarget, id: string): EncodedCall {
  const edit = ({ payload }: ApiCall): ApiCall => {
    const { text, parse_mode, reply_markup } = payload;
    const edited = { chat_id, message_id: Number(id), text, parse_mode, reply_markup, ...NO_PREVIEW };
    return { method: 'editMessageText', payload: edited };
  };
  return { ...edit(send), ...(send.plain ? { plain: edit(send.plain) } : {}), anew: send, edits: id };
}

/** Adds the chat to each call, and to the first the message that is answered; that one may be gone by now. */
function answering(target: TelegramTarget, calls: ApiCall[], { replyTo }: Options): ApiCall[] {
  const quoted = /^\d+$/.test(replyTo ?? '')
    ? { reply_parameters: JSON.stringify({ message_id: Number(replyTo), allow_sending_without_reply: true }) }
    : {};
  return calls.map(({ method, payload }, at) => ({
    method,
    payload: { ...target, ...payload, ...(at === 0 ? quoted : {}) },
  }));
}
