import type { YearRun } from './checks';
import { linesBeyond } from './lines';
import type { Asked } from './replay-callbacks';

/** Everybody was asked once a resolve, when they should, with what they answered; and what all were heard about is closed. */
export async function checkCallbacks({ log, callbacks }: YearRun): Promise<string[]> {
  const numbers = new Map(log.tickets.map(({ id, number }) => [id, number]));
  const rows = await log.rows('callbacks');
  const should = [...callbacks.asked.map((one) => lineOf(one, numbers.get(one.main))), ...callbacks.said];
  const is = [
    ...rows.map((row) => {
      const instant = (name: string): number | null => (row[name] === null ? null : Number(row[name]));
      const asked: Asked = {
        ...{ main: String(row['ticket_id']), number: String(row['number']), unit: String(row['unit']) },
        ...{ state: row['state'] as Asked['state'], askAt: Number(row['ask_at']), askedAt: instant('asked_at') },
        ...{
          remindAt: instant('remind_at'),
          answeredAt: instant('answered_at'),
          satisfaction: instant('satisfaction'),
        },
        solved: row['solved'] === null ? null : Number(row['solved']) === 1,
      };
      const heard = Number(row['effective']) === Number(row['contacted']) && Number(row['effective']) === 1;
      return lineOf(asked, numbers.get(asked.main), heard);
    }),
    ...[...log.events.values()].flat().flatMap(({ ticket, type, at, data, actor }) => {
      const number = numbers.get(ticket) ?? '';
      if (type === 'callbackAsked') return [`asked ${number} ${at} ${data.again ? 'again' : 'first'}`];
      return type === 'closed' && actor === 'system' ? [`closed ${number} ${at} ${data.how ?? ''}`] : [];
    }),
  ];
  return [
    ...linesBeyond(should, is).map((line) => `missing: ${line}`),
    ...linesBeyond(is, should).map((line) => `too much: ${line}`),
  ];
}

function lineOf(one: Asked, main = '', heard = one.state === 'answered'): string {
  const { number, unit, state, askAt, askedAt, answeredAt, solved, satisfaction } = one;
  const values = [askAt, askedAt, answeredAt, solved, satisfaction, heard ? 'counts' : 'does not count'];
  return `callback ${number} about ${main} of ${unit} ${state} ${values.map(String).join(' ')}`;
}
