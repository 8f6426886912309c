import { Inject, Injectable } from '@nestjs/common';
import { listOf, sortableId, UnitOfWork, type Sql } from '../../database';
import type { ChatAddress, OutboundMedia } from '../../shared/chat';
import { CLOCK, type Clock } from '../../shared/clock';
import type { Language } from '../engine/language';
import { toRelay, type Relay, type RelayLine, type RelayState } from './relay';

/** Who asks for a person, and from where. */
export interface AskedForPerson {
  conversation: string;
  address: ChatAddress;
  language: Language;
  ticket: string | null;
}

/** What somebody says in a relay. */
export interface SaidInRelay {
  id: string;
  side: RelayLine['side'];
  words: string | null;
  media: OutboundMedia[];
  speaker: string | null;
}

const COLUMNS = [
  ...['id', 'conversation', 'channel', 'account', 'chat_id', 'language', 'ticket', 'state', 'taken_by', 'opened_at'],
];
const LINE_COLUMNS = ['id', 'relay', 'kind', 'side', 'words', 'media', 'speaker', 'at', 'told'];

/** Keeps relays and what is said in them; every change is one unit of work with its line. */
@Injectable()
export class Relays {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A new relay, or the one that is live in that conversation. */
  ask(asked: AskedForPerson): Promise<{ id: string; isNew: boolean }> {
    const { conversation, address, language, ticket } = asked;
    return this.unitOfWork.run(async (sql) => {
      const [live] = await sql.query('SELECT * FROM relays WHERE conversation = ? AND ended_at IS NULL', [
        conversation,
      ]);
      if (live) return { id: String(live.id), isNew: false };
      const now = this.now();
      const id = sortableId(now);
      const { channel, account, chatId } = address;
      const row = [id, conversation, channel, account, chatId, language, ticket, 'waiting', null, now];
      await sql.insert('relays', COLUMNS, [row]);
      await this.line(sql, { id, side: 'resident', words: null, media: [], speaker: null }, 'asked');
      return { id, isNew: true };
    });
  }

  /** Takes what was said; tells how the relay stands, and whether the speaker has come by it. Nothing is taken when it has ended. */
  say(said: SaidInRelay): Promise<{ state: RelayState; took: boolean }> {
    return this.unitOfWork.run(async (sql) => {
      const relay = await find(sql, said.id);
      if (!relay || relay.state === 'ended') return { state: 'ended', took: false };
      // Who answers has come.
      const took = said.side === 'staff' && relay.state === 'waiting';
      if (took) await this.takeIt(sql, relay.id, said.speaker);
      await this.line(sql, said, 'words');
      return { state: said.side === 'staff' ? 'taken' : relay.state, took };
    });
  }

  /** A person of staff comes; false when it has ended, the name of who came before otherwise. */
  take(id: string, speaker: string): Promise<{ ok: boolean; by: string | null }> {
    return this.unitOfWork.run(async (sql) => {
      const relay = await find(sql, id);
      if (!relay || relay.state === 'ended') return { ok: false, by: null };
      if (relay.state === 'taken') return { ok: false, by: relay.takenBy };
      await this.takeIt(sql, id, speaker);
      return { ok: true, by: speaker };
    });
  }

  /** Which of these somebody came to and has not handed back. */
  async taken(ids: readonly string[]): Promise<string[]> {
    return this.unitOfWork.run(async (sql) => {
      const rows = await sql.query(`SELECT id FROM relays WHERE state = 'taken' AND ${sql.in('id')}`, [
        listOf([...ids]),
      ]);
      const live = new Set(rows.map(({ id }) => String(id)));
      return ids.filter((id) => live.has(id));
    });
  }

  /** The chat goes back to the program; false when it had before. `unanswered`: only while nobody came. */
  end(id: string, side: RelayLine['side'], how: 'ended' | 'unanswered', speaker: string | null): Promise<boolean> {
    return this.unitOfWork.run(async (sql) => {
      const waiting = how === 'unanswered' ? "AND state = 'waiting'" : '';
      const [row] = await sql.query(
        `UPDATE relays SET state = 'ended', ended_at = ? WHERE id = ? AND ended_at IS NULL ${waiting} RETURNING id`,
        [this.now(), id],
      );
      if (!row) return false;
      await this.line(sql, { id, side, words: null, media: [], speaker }, how);
      return true;
    });
  }

  private async takeIt(sql: Sql, id: string, speaker: string | null): Promise<void> {
    await sql.query("UPDATE relays SET state = 'taken', taken_by = ? WHERE id = ? RETURNING id", [speaker, id]);
    await this.line(sql, { id, side: 'staff', words: null, media: [], speaker }, 'taken');
  }

  private async line(sql: Sql, said: SaidInRelay, kind: RelayLine['kind']): Promise<void> {
    const { id, side, words, media, speaker } = said;
    const now = this.now();
    await sql.insert('relay_lines', LINE_COLUMNS, [
      [sortableId(now), id, kind, side, words, JSON.stringify(media), speaker, now, 0],
    ]);
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

/** Held until the transaction ends, so that two who come at once are two one after the other. */
async function find(sql: Sql, id: string): Promise<Relay | null> {
  const lock = sql.dialect === 'postgres' ? ' FOR UPDATE' : '';
  const [row] = await sql.query(`SELECT * FROM relays WHERE id = ?${lock}`, [id]);
  return row ? toRelay(row) : null;
}
