import { AppError } from '../../shared/app-error';
import type { Choice } from '../../shared/chat';
import { BUTTONS } from './telegram.capabilities';
import { shorten, wellFormed } from '../text-split';

interface Button {
  text: string;
  callback_data: string;
}

/** Buttons under a message, in the platform's shape. */
export interface InlineKeyboard {
  inline_keyboard: Button[][];
}

/** A row of a phone shows about 30 Latin letters or 15 Chinese characters, frames not counted. */
const MAX_WIDTH: readonly [width: number, perRow: number][] = [
  [8, 3],
  [14, 2],
];
const WIDE =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\uff00-\uff60]/u;

/** Choices as buttons; short labels share a row. `undefined` when there is nothing to choose. */
export function inlineKeyboard(choices: readonly Choice[]): InlineKeyboard | undefined {
  if (!choices.length) return undefined;
  if (choices.length > BUTTONS.max) throw new AppError('telegram.tooManyChoices', { count: choices.length });
  const rows: Button[][] = [];
  let room = 0;
  for (const choice of choices) {
    const fits = perRow(choice.label);
    const row = rows.at(-1);
    room = row ? Math.min(room, fits) : 0;
    if (row && row.length < room) {
      row.push(button(choice));
    } else {
      rows.push([button(choice)]);
      room = fits;
    }
  }
  return { inline_keyboard: rows };
}

function button({ token, label }: Choice): Button {
  const bytes = Buffer.byteLength(token);
  if (bytes < 1 || bytes > BUTTONS.tokenBytes) throw new AppError('telegram.token.size', { bytes });
  if (label.trim() === '') throw new AppError('telegram.label.empty', { token });
  return { text: shorten(label, BUTTONS.labelChars), callback_data: wellFormed(token) };
}

function perRow(label: string): number {
  const width = displayWidth(label);
  return MAX_WIDTH.find(([limit]) => width <= limit)?.[1] ?? 1;
}

function displayWidth(label: string): number {
  let width = 0;
  for (const char of label.slice(0, BUTTONS.labelChars)) width += WIDE.test(char) ? 2 : 1;
  return width;
}
