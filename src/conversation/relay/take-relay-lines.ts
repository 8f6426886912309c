import { Injectable } from '@nestjs/common';
import { listOf, UnitOfWork, type Sql } from '../../database';
import type { CityConfig } from '../../../config/city';
import type { ChatAddress, OutboundMessage } from '../../shared/chat';
import { maskNumbersIn } from '../../tickets';
import { fillIn } from '../engine/fill-in';
import type { Language } from '../engine/language';
import type { Outgoing } from '../outgoing';
import { relayMark, relaySubject, relayToken, toRelay, toRelayLine, type Relay, type RelayLine } from './relay';
import { relayTexts } from './relay.texts';
import { StaffChats } from './staff-chats';

const MOST = 200;

/** Turns what was said in relays into messages for the other side; each line is taken once. */
@Injectable()
export class TakeRelayLines {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly staff: StaffChats,
  ) {}

  /** One statement when there is nothing to tell. */
  execute(): Promise<Outgoing[]> {
    // Nothing was said in a relay here; what was elsewhere is taken there, or by the next sweep.
    if (this.unitOfWork.gathering) return Promise.resolve([]);
    return this.unitOfWork.run(async (sql) => {
      const taken = await takeLines(sql);
      if (!taken.length) return [];
      const relays = await relaysOf(
        sql,
        taken.map(({ relay }) => relay),
      );
      const { chats, language, city } = await this.staff.find();
      return taken.flatMap(({ relay: id, line }) => {
        const relay = relays.get(id);
        return relay ? [...toStaff(relay, line, chats, language), ...toResident(relay, line, city)] : [];
      });
    });
  }
}

async function takeLines(sql: Sql): Promise<{ relay: string; line: RelayLine }[]> {
  const skip = sql.dialect === 'postgres' ? ' FOR UPDATE SKIP LOCKED' : '';
  const rows = await sql.query(
    `UPDATE relay_lines SET told = 1 WHERE told = 0
      AND id IN (SELECT id FROM relay_lines WHERE told = 0 ORDER BY id LIMIT ${MOST}${skip}) RETURNING *`,
  );
  const taken = rows.map((row) => ({ relay: String(row.relay), line: toRelayLine(row) }));
  return taken.sort((one, other) => (one.line.id < other.line.id ? -1 : 1));
}

async function relaysOf(sql: Sql, ids: readonly string[]): Promise<Map<string, Relay>> {
  const rows = await sql.query(`SELECT * FROM relays WHERE ${sql.in('id')}`, [listOf([...new Set(ids)])]);
  return new Map(rows.map(toRelay).map((relay) => [relay.id, relay]));
}

/** What the group reads: a resident's words with numbers masked, and who of them came or went. */
function toStaff(relay: Relay, line: RelayLine, chats: readonly ChatAddress[], language: Language): Outgoing[] {
  const texts = relayTexts[language];
  const mark = relayMark(relay.id);
  const said: Record<RelayLine['kind'], () => string | null> = {
    asked: () => texts.asked(mark, relay.ticket),
    words: () => (line.side === 'resident' ? texts.resident(mark, maskNumbersIn(line.words ?? '')) : null),
    taken: () => texts.taken(mark, line.speaker ?? ''),
    ended: () => (line.side === 'staff' ? texts.endedBy(mark, line.speaker ?? '') : texts.ended(mark)),
    unanswered: () => texts.unanswered(mark),
  };
  const text = said[line.kind]();
  if (text === null) return [];
  const buttons: Partial<Record<RelayLine['kind'], { token: string; label: string }>> = {
    asked: { token: relayToken('take', relay.id), label: texts.take },
    taken: { token: relayToken('end', relay.id), label: texts.end },
  };
  const button = buttons[line.kind];
  const message: OutboundMessage = button ? { type: 'menu', prompt: text, choices: [button] } : { type: 'text', text };
  return chats.flatMap((to) => outgoing(relay, line, to, message, 'ping'));
}

function toResident(relay: Relay, line: RelayLine, city: CityConfig): Outgoing[] {
  const texts = relayTexts[relay.language];
  const said: Record<RelayLine['kind'], () => string | null> = {
    asked: () => null,
    words: () => (line.side === 'staff' ? texts.staff(line.words ?? '') : null),
    taken: () => texts.came,
    ended: () => (line.side === 'staff' ? texts.handedBack : null),
    unanswered: () => fillIn(texts.nobodyCame, city),
  };
  const text = said[line.kind]();
  return text === null ? [] : outgoing(relay, line, relay.address, { type: 'text', text }, 'receipt');
}

function outgoing(
  relay: Relay,
  line: RelayLine,
  to: ChatAddress,
  message: OutboundMessage,
  kind: 'ping' | 'receipt',
): Outgoing[] {
  const onceKey = `relay:${line.id}:${to.channel}:${to.account}:${to.chatId}`;
  const told = { to, class: kind, slot: null, subject: relaySubject(relay.id), replyTo: null };
  if (!line.media.length) return [{ ...told, message, onceKey }];
  const media: OutboundMessage = { type: 'media', media: line.media };
  const shown = { ...told, message: media, onceKey: `${onceKey}:media` };
  return line.words ? [{ ...told, message, onceKey }, shown] : [shown];
}
