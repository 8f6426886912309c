import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork, type Sql, type SqlRow } from '../../database';
import { EvidenceItems } from '../../evidence';
import { CLOCK, type Clock } from '../../shared/clock';
import type { Callback } from '../domain/callbacks/callback';
import { notFound, refuse } from '../domain/errors';
import type { Evidence } from '../domain/service-request';
import { CallbackHeard } from './callback-heard';
import { toCallback } from './callback-rows';
import type { CallbackSaid } from './callback-said';

/** Takes a resident's answer; what it means for the ticket is done at once. */
@Injectable()
export class AnswerCallback {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly heard: CallbackHeard,
    private readonly items: EvidenceItems,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The callback afterwards. Throws a `Refusal`: `ticket.notFound` when it is not this person's, `callback.over` when it
   * ended without an answer. The first verdict counts, however often a button is pressed.
   */
  execute(said: CallbackSaid): Promise<Callback> {
    return this.unitOfWork.run(async (sql) => {
      const before = await this.find(sql, said);
      if (said.solved !== undefined && before.state !== 'answered') return this.first(sql, before, said);
      if (before.state !== 'answered') throw refuse('callback.over');
      return this.more(sql, before, said);
    });
  }

  private async first(sql: Sql, before: Callback, said: CallbackSaid): Promise<Callback> {
    if (before.state !== 'asked') throw refuse('callback.over');
    await this.keep(sql, said);
    const row = await update(
      sql,
      `state = 'answered', answered_at = ?, remind_at = NULL, contacted = 1, effective = 1, solved = ?`,
      [this.clock.now().getTime(), said.solved ? 1 : 0, said.id],
    );
    await this.heard.verdict(toCallback(row), said);
    return toCallback(await this.add(sql, before, said));
  }

  private async more(sql: Sql, before: Callback, said: CallbackSaid): Promise<Callback> {
    await this.keep(sql, said);
    const after = toCallback(await this.add(sql, before, said));
    if (said.solved === undefined && !after.solved) await this.heard.added(after, said);
    return after;
  }

  /** Words and pictures are added to what was said before. */
  private async add(
    sql: Sql,
    before: Callback,
    { id, satisfaction, contacted, words, evidence = [] }: CallbackSaid,
  ): Promise<SqlRow> {
    const all = [before.words, words?.trim()].filter(Boolean).join('\n') || null;
    const [row] = await sql.query('SELECT evidence FROM callbacks WHERE id = ?', [id]);
    const media = [...(JSON.parse(String(row?.evidence ?? '[]')) as Evidence[]), ...evidence];
    const reached = contacted === undefined ? null : contacted ? 1 : 0;
    return update(sql, 'satisfaction = ?, contacted = COALESCE(?, contacted), words = ?, evidence = ?', [
      satisfaction ?? before.satisfaction,
      reached,
      all,
      JSON.stringify(media),
      id,
    ]);
  }

  private async keep(sql: Sql, { evidence = [] }: CallbackSaid): Promise<void> {
    if (evidence.length) await this.items.attach(sql, evidence);
  }

  private async find(sql: Sql, { id, by }: CallbackSaid): Promise<Callback> {
    const lock = sql.dialect === 'postgres' ? ' FOR UPDATE' : '';
    const [row] = await sql.query(`SELECT * FROM callbacks WHERE id = ? AND conversation = ?${lock}`, [id, by.key]);
    if (!row) throw notFound();
    return toCallback(row);
  }
}

async function update(sql: Sql, set: string, params: (string | number | null)[]): Promise<SqlRow> {
  const [row] = await sql.query(`UPDATE callbacks SET ${set} WHERE id = ? RETURNING *`, params);
  if (!row) throw notFound();
  return row;
}
