import { AppError } from '../../shared/app-error';
import type { CardMessage, Choice, OutboundMedia, OutboundMessage } from '../../shared/chat';
import { splitText } from '../text-split';
import { WECHAT_CAPABILITIES } from './wechat.capabilities';

/** One message of the platform: words, with the buttons their numbers stand for, or one medium. */
export type Piece = { words: string; tokens?: readonly string[] } | { medium: OutboundMedia };

/**
 * The messages that bring this one to a chat, in order; at least one. `mention` names the person who is answered in a
 * group. Throws an `AppError` when there is nothing to say.
 */
export function encode(message: OutboundMessage, mention?: string): Piece[] {
  const pieces = render(message, mention);
  if (!pieces.length) throw new AppError('wechat.empty');
  return pieces;
}

function render(message: OutboundMessage, mention: string | undefined): Piece[] {
  switch (message.type) {
    case 'text':
      return words(message.text, [], mention);
    case 'menu':
      return words(message.prompt, message.choices, mention);
    case 'card':
      return words(linesOf(message).join('\n'), message.choices, mention);
    case 'media':
      return [...words(message.caption ?? '', [], mention), ...message.media.map((medium) => ({ medium }))];
  }
}

/** The platform has no captions: words go before what they are about. Choices are numbered lines below the words. */
function words(text: string, choices: readonly Choice[], mention: string | undefined): Piece[] {
  if (!text.trim()) return [];
  const list = choices.map(({ label }, at) => `${at + 1}. ${label}`).join('\n');
  const told = mention === undefined ? text : `@${mention}\u2005${text}`;
  const tokens = choices.map(({ token }) => token);
  return piecesOf(told, list).map((piece) => ({ words: piece, ...(tokens.length ? { tokens } : {}) }));
}

/** A long text goes as several messages, but a list is read and answered as one: it is not cut while it fits into one. */
function piecesOf(text: string, list: string): string[] {
  const { textChars } = WECHAT_CAPABILITIES;
  const pieces = splitText(text, textChars);
  if (!list) return pieces;
  const last = pieces.pop();
  const joined = last === undefined ? list : `${last}\n${list}`;
  if (joined.length <= textChars) return [...pieces, joined];
  return [...pieces, ...(last === undefined ? [] : [last]), ...splitText(list, textChars)];
}

function linesOf({ title, rows }: Pick<CardMessage, 'title' | 'rows'>): string[] {
  const lines = rows.map(({ label, value }) => `${label}${separator(label)}${value}`);
  return [...(title.trim() ? [title.trim()] : []), ...lines];
}

/** The colon of the label's own script; a line without a label has none. */
function separator(label: string): string {
  if (!label) return '';
  return /[\u0021-\u007e]$/.test(label) ? ': ' : '：';
}
