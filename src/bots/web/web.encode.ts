import { AppError } from '../../shared/app-error';
import type { Choice, OutboundMedia, OutboundMessage } from '../../shared/chat';
import type { BotBody, StoredMedia } from './web-message';
import { WEB_CAPABILITIES } from './web.capabilities';

const { buttons, textChars } = WEB_CAPABILITIES;
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** What is asked for each medium of a message, in order. */
export type Stored = ReadonlyMap<OutboundMedia, StoredMedia>;

/**
 * The messages as they are kept and shown; more than one only where an album is longer than the channel's. Throws an
 * `AppError` when there is nothing to say, or what cannot be shown: too long, too many choices, a token too long.
 */
export function encode(message: OutboundMessage, stored: Stored = new Map()): BotBody[] {
  switch (message.type) {
    case 'text':
      return [{ type: 'text', text: said(message.text), ...(message.asks ? { asks: message.asks } : {}) }];
    case 'menu':
      return [
        {
          type: 'menu',
          prompt: said(message.prompt),
          choices: choicesOf(message.choices),
          ...(message.asks ? { asks: message.asks } : {}),
        },
      ];
    case 'card':
      return [{ type: 'card', title: said(message.title), rows: message.rows, choices: choicesOf(message.choices) }];
    case 'media':
      return albums(message.media, message.caption, stored);
  }
}

function said(text: string): string {
  if (!text.trim()) throw new AppError('web.empty');
  if (text.length > textChars) throw new AppError('web.tooLong');
  return text;
}

function choicesOf(choices: readonly Choice[]): Choice[] {
  if (choices.length > buttons.max) throw new AppError('web.tooManyChoices');
  return choices.map(({ token, label }) => {
    if (!token || Buffer.byteLength(token) > buttons.tokenBytes) throw new AppError('web.token');
    return { token, label: shorten(label) };
  });
}

function shorten(label: string): string {
  if (label.length <= buttons.labelChars) return label;
  let end = 0;
  for (const { index, segment } of graphemes.segment(label.slice(0, buttons.labelChars + 16))) {
    if (index + segment.length > buttons.labelChars - 1) break;
    end = index + segment.length;
  }
  return `${label.slice(0, end)}…`;
}

function albums(media: readonly OutboundMedia[], caption: string | undefined, stored: Stored): BotBody[] {
  if (!media.length) throw new AppError('web.empty');
  const bodies: BotBody[] = [];
  for (let start = 0; start < media.length; start += WEB_CAPABILITIES.album) {
    const part = media.slice(start, start + WEB_CAPABILITIES.album);
    const shown = part.map((medium) => stored.get(medium) ?? { kind: medium.kind, ref: null });
    bodies.push({ type: 'media', media: shown, ...(start === 0 && caption ? { caption } : {}) });
  }
  return bodies;
}
