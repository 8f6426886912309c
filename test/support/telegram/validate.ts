import { badRequest } from './errors';
import { parseHtml, type Marked } from './markup';
import type { Entity, InlineButton, Params, ReplyMarkup } from './types';

const MAX_TEXT = 4096;
const MAX_CAPTION = 1024;
const MAX_BUTTONS = 100;
const MAX_BUTTONS_IN_A_ROW = 8;
const MAX_CALLBACK_BYTES = 64;

/** A parameter as text; undefined when absent. Numbers are accepted as they may travel as either. */
export function readString(params: Params, name: string): string | undefined {
  const value = params[name];
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** A whole number; undefined when absent or no number. */
export function readInteger(params: Params, name: string): number | undefined {
  const value = params[name];
  if (typeof value === 'number') return Math.trunc(value);
  if (typeof value !== 'string' || !/^-?\d{1,16}$/.test(value)) return undefined;
  return Number(value);
}

export function readNumber(params: Params, name: string): number | undefined {
  const value = params[name];
  if (value === undefined || value === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

export function readBoolean(params: Params, name: string): boolean {
  const value = params[name];
  if (typeof value === 'boolean') return value;
  const text = readString(params, name)?.toLowerCase();
  return text === 'true' || text === '1' || text === 'yes';
}

/** A value that travels as JSON text inside forms and as itself inside JSON. */
export function readJson(params: Params, name: string, what: string): unknown {
  const value = params[name];
  if (typeof value !== 'string') return value ?? undefined;
  if (value === '') return undefined;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    throw badRequest(`can't parse ${what} JSON object`);
  }
}

export function readChatId(params: Params): number {
  const text = readString(params, 'chat_id');
  if (text === undefined || text === '') throw badRequest('chat_id is empty');
  const id = readInteger(params, 'chat_id');
  if (id === undefined) throw badRequest('chat not found');
  return id;
}

/** The text of a message, without its markup and with its entities. */
export function readText(params: Params): Marked {
  const raw = readString(params, 'text');
  if (raw === undefined || raw === '') throw badRequest('message text is empty');
  const marked = readMarked(params, raw, 'entities');
  if (marked.text.trim() === '') throw badRequest('text must be non-empty');
  if (marked.text.length > MAX_TEXT) throw badRequest('message is too long');
  return trimmed(marked);
}

// The platform drops white space at the end, so an edit that only adds some changes nothing.
function trimmed({ text, entities }: Marked): Marked {
  const kept = text.trimEnd();
  if (!entities || kept.length === text.length) return entities ? { text: kept, entities } : { text: kept };
  const cut = entities
    .map((entity) => ({ ...entity, length: Math.min(entity.length, kept.length - entity.offset) }))
    .filter((entity) => entity.length > 0);
  return cut.length ? { text: kept, entities: cut } : { text: kept };
}

/** The caption, if there is one. */
export function readCaption(params: Params): { caption?: string; caption_entities?: Entity[] } {
  const raw = readString(params, 'caption');
  if (raw === undefined || raw === '') return {};
  const marked = readMarked(params, raw, 'caption_entities');
  if (marked.text.length > MAX_CAPTION) throw badRequest('message caption is too long');
  return { caption: marked.text, ...(marked.entities ? { caption_entities: marked.entities } : {}) };
}

function readMarked(params: Params, raw: string, entitiesName: string): Marked {
  const mode = readString(params, 'parse_mode')?.toLowerCase();
  if (mode === 'html') return parseHtml(raw);
  if (mode !== undefined && mode !== '' && mode !== 'none') throw badRequest('unsupported parse_mode');
  const entities = readJson(params, entitiesName, 'entities');
  return Array.isArray(entities) && entities.length ? { text: raw, entities: entities as Entity[] } : { text: raw };
}

/** The markup under a message, checked against the platform's limits. */
export function readReplyMarkup(params: Params): ReplyMarkup | undefined {
  if (params.reply_markup === undefined || params.reply_markup === null) return undefined;
  const markup = readJson(params, 'reply_markup', 'reply keyboard markup');
  if (markup === undefined) return undefined;
  if (typeof markup !== 'object' || markup === null) throw badRequest('object expected as reply markup');
  const { inline_keyboard: inline, keyboard } = markup as ReplyMarkup;
  if (inline !== undefined) checkRows(inline, checkInlineButton);
  if (keyboard !== undefined) checkRows(keyboard, checkLabel);
  return markup;
}

function checkRows<T>(rows: T[][], check: (button: T) => void): void {
  if (!Array.isArray(rows)) throw badRequest('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array');
  let count = 0;
  for (const row of rows) {
    if (!Array.isArray(row)) throw badRequest('InlineKeyboardButton row must be an Array');
    count += row.length;
    if (row.length > MAX_BUTTONS_IN_A_ROW || count > MAX_BUTTONS) throw badRequest('reply markup is too long');
    for (const button of row) check(button);
  }
}

function checkLabel(button: { text?: unknown } | string): void {
  const text = typeof button === 'string' ? button : button.text;
  if (typeof text !== 'string' || text.trim() === '') {
    throw badRequest("can't parse inline keyboard button: text must be non-empty");
  }
}

function checkInlineButton(button: InlineButton): void {
  checkLabel(button);
  const { callback_data: data } = button;
  if (data === undefined) {
    const others = Object.keys(button).filter((key) => key !== 'text');
    if (others.length === 0) throw badRequest('text buttons are unallowed in the inline keyboard');
    return;
  }
  const bytes = typeof data === 'string' ? Buffer.byteLength(data) : 0;
  if (bytes < 1 || bytes > MAX_CALLBACK_BYTES) throw badRequest('BUTTON_DATA_INVALID');
}

/** Which message is answered, and whether it may be missing. */
export function readReply(params: Params): { messageId: number; optional: boolean } | undefined {
  const given = readJson(params, 'reply_parameters', 'reply parameters') as Params | undefined;
  const messageId = given ? readInteger(given, 'message_id') : readInteger(params, 'reply_to_message_id');
  if (messageId === undefined || messageId <= 0) return undefined;
  return { messageId, optional: readBoolean(given ?? params, 'allow_sending_without_reply') };
}
