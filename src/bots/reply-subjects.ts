import { listOfRows, rowsFrom, type Sql } from '../database';
import type { InboundMessage } from '../shared/chat';

interface SubjectRow {
  channel: string;
  account: string;
  chat_id: string;
  message_id: string;
  subject: string;
}

/** Tells which ticket each reply is about: one statement, and none when nobody replied. */
export async function replySubjects(
  sql: Sql,
  messages: readonly InboundMessage[],
): Promise<Map<InboundMessage, string>> {
  const replies = messages.filter(({ replyTo }) => replyTo !== undefined);
  if (!replies.length) return new Map();
  const rows = await sql.query<SubjectRow>(
    `SELECT s.channel, s.account, s.chat_id, s.message_id, s.subject FROM ${rowsFrom(sql)} CROSS JOIN sent_messages s
      WHERE s.channel = j.value ->> 0 AND s.account = j.value ->> 1 AND s.chat_id = j.value ->> 2
        AND s.message_id = j.value ->> 3`,
    [listOfRows(replies.map(placeOf))],
  );
  const subjects = new Map(
    rows.map((row) => [JSON.stringify([row.channel, row.account, row.chat_id, row.message_id]), row.subject]),
  );
  return new Map(
    replies.flatMap((message) => {
      const subject = subjects.get(JSON.stringify(placeOf(message)));
      return subject === undefined ? [] : [[message, subject] as const];
    }),
  );
}

function placeOf(message: InboundMessage): string[] {
  return [message.channel, message.account, message.chat.id, message.replyTo ?? ''];
}
