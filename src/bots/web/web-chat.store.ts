import { Inject, Injectable } from '@nestjs/common';
import { AsyncResource } from 'node:async_hooks';
import { listOf, sortableId, UnitOfWork, type SqlValue } from '../../database';
import { CLOCK, type Clock } from '../../shared/clock';
import type { BotBody, MessageBody, NewMessage, WebMessage } from './web-message';
import { ROOM_PREFIX } from './web.address';

interface Row {
  id: string;
  chat_id: string;
  author: 'bot' | 'person';
  person_id: string | null;
  person_name: string | null;
  payload: string;
  client_id: string | null;
  at: number;
  edited_at: number | null;
}

interface Pending {
  message: WebMessage;
  resolve: (added: Added) => void;
  reject: (error: unknown) => void;
}

/** The message as it is kept, and whether it was new. */
export interface Added {
  message: WebMessage;
  isNew: boolean;
}

/** Which part of a chat's history: before an id, after it, or the newest. */
export interface Window {
  before?: string;
  after?: string;
  limit: number;
}

/** One chat, or all groups. */
export type Scope = { chatId: string } | 'rooms';

const COLUMNS = ['id', 'chat_id', 'author', 'person_id', 'person_name', 'payload', 'client_id', 'at', 'edited_at'];
const ALL = COLUMNS.join(', ');
const MOST_TOGETHER = 500;

/** On PostgreSQL transactions run side by side, so a message may become visible after one with a later id. */
const OVERLAP_MS = 2_000;

/** What was said in each chat of the web channel. */
@Injectable()
export class WebChatStore {
  private pending: Pending[] = [];
  private writing = false;
  /** Bound to no caller, lest one's transaction carry another's message. */
  private readonly pump = AsyncResource.bind(() => void this.writeAll());

  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A message with its id, which says when it was said; not yet kept. */
  draft(given: NewMessage): WebMessage {
    const at = this.clock.now().getTime();
    return { ...given, id: sortableId(at), at, editedAt: null };
  }

  /** Keeps a message; the same client id in the same chat is kept once. Messages that wait share one commit. */
  add(message: WebMessage): Promise<Added> {
    return new Promise((resolve, reject) => {
      this.pending.push({ message, resolve, reject });
      this.pump();
    });
  }

  /** Replaces what a message of the bot says; null when there is none of this id in this chat. */
  async edit(chatId: string, id: string, body: BotBody): Promise<WebMessage | null> {
    const at = this.clock.now().getTime();
    const [row] = await this.unitOfWork.run((sql) =>
      sql.query<Row>(
        `UPDATE web_messages SET payload = ?, edited_at = ? WHERE id = ? AND chat_id = ? AND author = 'bot' RETURNING ${ALL}`,
        [JSON.stringify(body), at, id, chatId],
      ),
    );
    return row ? fromRow(row) : null;
  }

  /** What was kept under a client id. */
  async findByClient(chatId: string, clientId: string): Promise<WebMessage | null> {
    const text = `SELECT ${ALL} FROM web_messages WHERE chat_id = ? AND client_id = ?`;
    const [row] = await this.unitOfWork.read<Row>(text, [chatId, clientId]);
    return row ? fromRow(row) : null;
  }

  async find(chatId: string, id: string): Promise<WebMessage | null> {
    const text = `SELECT ${ALL} FROM web_messages WHERE id = ? AND chat_id = ?`;
    const [row] = await this.unitOfWork.read<Row>(text, [id, chatId]);
    return row ? fromRow(row) : null;
  }

  /** Part of a chat's history, oldest first, and whether there is more in the direction asked for. */
  async history(chatId: string, { before, after, limit }: Window): Promise<{ messages: WebMessage[]; more: boolean }> {
    const forward = after !== undefined && before === undefined;
    const bounds = [...(before === undefined ? [] : ['id < ?']), ...(after === undefined ? [] : ['id > ?'])];
    const text = `SELECT ${ALL} FROM web_messages WHERE ${['chat_id = ?', ...bounds].join(' AND ')}
      ORDER BY id ${forward ? 'ASC' : 'DESC'} LIMIT ?`;
    const marks = [before, after].filter((mark) => mark !== undefined);
    const rows = await this.unitOfWork.read<Row>(text, [chatId, ...marks, limit + 1]);
    const messages = rows.slice(0, limit).map(fromRow);
    return { messages: forward ? messages : messages.reverse(), more: rows.length > limit };
  }

  /** What came, and what was edited, after a message was seen; oldest first. What was seen just before may be in it. */
  async since(scope: Scope, lastId: string, limit: number): Promise<{ fresh: WebMessage[]; edited: WebMessage[] }> {
    const overlap = this.unitOfWork.dialect === 'postgres' ? OVERLAP_MS : 0;
    const seenAt = timeOfId(lastId);
    const mark = overlap && seenAt > overlap ? idOfTime(seenAt - overlap) : lastId;
    const where = scope === 'rooms' ? 'chat_id LIKE ?' : 'chat_id = ?';
    const chat = scope === 'rooms' ? `${ROOM_PREFIX}%` : scope.chatId;
    const rows = await this.unitOfWork.read<Row>(
      `SELECT ${ALL} FROM web_messages WHERE ${where} AND id > ? UNION
        SELECT ${ALL} FROM web_messages WHERE ${where} AND edited_at >= ? ORDER BY id LIMIT ?`,
      [chat, mark, chat, seenAt - overlap, limit],
    );
    const messages = rows.map(fromRow);
    return { fresh: messages.filter(({ id }) => id > mark), edited: messages.filter(({ id }) => id <= mark) };
  }

  /** Everything that was said or edited anywhere in the last so many milliseconds, oldest first. */
  async lately(ms: number, limit: number): Promise<WebMessage[]> {
    const from = this.clock.now().getTime() - ms;
    const rows = await this.unitOfWork.read<Row>(
      `SELECT ${ALL} FROM web_messages WHERE id > ? UNION
        SELECT ${ALL} FROM web_messages WHERE edited_at >= ? ORDER BY id LIMIT ?`,
      [idOfTime(from), from, limit],
    );
    return rows.map(fromRow);
  }

  /** Whether other instances of the program may write to the same chats. */
  get shared(): boolean {
    return this.unitOfWork.dialect === 'postgres';
  }

  /** The newest message of each group, newest first. */
  async rooms(): Promise<WebMessage[]> {
    const rows = await this.unitOfWork.read<Row>(
      `SELECT ${ALL} FROM web_messages WHERE id IN
        (SELECT MAX(id) FROM web_messages WHERE chat_id LIKE ? GROUP BY chat_id) ORDER BY id DESC`,
      [`${ROOM_PREFIX}%`],
    );
    return rows.map(fromRow);
  }

  private async writeAll(): Promise<void> {
    if (this.writing) return;
    this.writing = true;
    while (this.pending.length) await this.writeSome(this.pending.splice(0, MOST_TOGETHER));
    this.writing = false;
  }

  private async writeSome(batch: Pending[]): Promise<void> {
    try {
      const known = await this.insert(batch.map(({ message }) => message));
      for (const { message, resolve } of batch) {
        const kept = known.get(identity(message.chatId, message.clientId));
        resolve(kept ? { message: kept, isNew: kept.id === message.id } : { message, isNew: true });
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  /** Writes what is new and hands back what was there before; the second statement is for repeats only. */
  private insert(messages: WebMessage[]): Promise<Map<string, WebMessage>> {
    return this.unitOfWork.run(async (sql) => {
      const options = { conflict: 'DO NOTHING', returning: 'id' };
      const written = await sql.insert<{ id: string }>('web_messages', COLUMNS, messages.map(toRow), options);
      if (written.length === messages.length) return new Map();
      const ids = new Set(written.map(({ id }) => id));
      const repeats = messages.filter(({ id }) => !ids.has(id));
      const rows = await sql.query<Row>(
        `SELECT ${ALL} FROM web_messages WHERE ${sql.in('chat_id')} AND ${sql.in('client_id')}`,
        [listOf(repeats.map(({ chatId }) => chatId)), listOf(repeats.flatMap(({ clientId }) => clientId ?? []))],
      );
      return new Map(rows.map((row) => [identity(row.chat_id, row.client_id), fromRow(row)]));
    });
  }
}

function identity(chatId: string, clientId: string | null): string {
  return JSON.stringify([chatId, clientId]);
}

function toRow(message: WebMessage): SqlValue[] {
  const { id, chatId, author, personId, personName, body, clientId, at, editedAt } = message;
  return [id, chatId, author, personId, personName, JSON.stringify(body), clientId, at, editedAt];
}

function fromRow(row: Row): WebMessage {
  return {
    id: row.id,
    chatId: row.chat_id,
    author: row.author,
    personId: row.person_id,
    personName: row.person_name,
    clientId: row.client_id,
    body: JSON.parse(row.payload) as MessageBody,
    at: Number(row.at),
    editedAt: row.edited_at === null ? null : Number(row.edited_at),
  };
}

const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_CHARS = 9;

/** The instant in a sortable id, epoch milliseconds; 0 for what is none. */
function timeOfId(id: string): number {
  let time = 0;
  for (const char of id.slice(0, TIME_CHARS)) time = time * DIGITS.length + DIGITS.indexOf(char);
  return id.length > TIME_CHARS && time > 0 ? time : 0;
}

/** What sorts before every id of that instant. */
function idOfTime(ms: number): string {
  let text = '';
  for (let rest = ms; text.length < TIME_CHARS; rest = Math.floor(rest / DIGITS.length)) {
    text = (DIGITS[rest % DIGITS.length] ?? '') + text;
  }
  return text;
}
