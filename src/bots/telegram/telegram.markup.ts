import type { CardMessage } from '../../shared/chat';
import { splitText } from '../text-split';

/** Text that stands for itself in the platform's HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** One piece of a card: the same words for a reader with and without markup. */
export interface CardPiece {
  html: string;
  plain: string;
}

/** A card as text, its title in bold, in pieces of at most `max` visible UTF-16 units. */
export function cardPieces(card: Pick<CardMessage, 'title' | 'rows'>, max: number): CardPiece[] {
  const title = card.title.trim();
  const rows = card.rows.map(({ label, value }) => `${label}${separator(label)}${value}`);
  const pieces = splitText([...(title ? [title] : []), ...rows].join('\n'), max);
  return pieces.map((plain, at) => ({ plain, html: at === 0 ? boldStart(plain, title.length) : escapeHtml(plain) }));
}

function boldStart(text: string, length: number): string {
  const bold = text.slice(0, length);
  return (bold ? `<b>${escapeHtml(bold)}</b>` : '') + escapeHtml(text.slice(length));
}

/** The colon of the label's own script; a line without a label has none. */
function separator(label: string): string {
  if (!label) return '';
  return /[\u0021-\u007e]$/.test(label) ? ': ' : '：';
}
