import { Refusal } from '../../src/shared/app-error';
import type { Actor, ServiceRequest, TicketCommand } from '../../src/tickets';
import type { SqlRow } from '../../src/database';
import { aPhoto, aRequest, aResident } from '../builders/service-request.builder';
import type { TicketsHouse } from '../support/tickets-house';
import type { Doer, Doing, Opening, PlannedAct } from './act';
import { WORDS } from './words';

/** A ticket of the plan as it is now. */
interface Now {
  id: string;
  number: string;
  /** What it was joined into, or itself. */
  main: string;
  lead: string;
  resident: string;
}

type Answer = Extract<Doing, { what: 'answer' }>;

export const draftOf = (ticket: number): string => `year-${String(ticket).padStart(6, '0')}`;

/** Does what the plan says, through the doors the program has for it. */
export class Performer {
  private readonly ids = new Map<number, string>();

  constructor(private readonly house: TicketsHouse) {}

  /** Opens all that come together, each once. Throws when one is refused. */
  async open(acts: readonly PlannedAct[]): Promise<void> {
    const requests: ServiceRequest[] = [];
    for (const { ticket, doing } of acts) requests.push(await this.request(ticket, doing as Opening));
    const outcomes = await this.house.joining.open.execute(requests);
    for (const [index, outcome] of outcomes.entries()) {
      if (!outcome.ok) throw outcome.refusal;
      this.ids.set(acts[index]?.ticket ?? -1, outcome.ticketId);
    }
  }

  /** The code it was refused with; null when it was done. */
  async act({ ticket, at, doing }: PlannedAct): Promise<string | null> {
    const now = await this.now(ticket);
    try {
      if (doing.what === 'answer') return await this.answer(now, doing, at);
      await this.make(now, doing as Exclude<Doing, Answer>);
      return null;
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
  }

  /** Whether it was done already, in a life before this: something happened to its ticket at its instant. */
  async isDone({ ticket, at, doing }: PlannedAct): Promise<boolean> {
    if (doing.what === 'answer') return this.isAnswered(await this.now(ticket), doing, at);
    const id = await this.idOf(ticket);
    const sql =
      doing.what === 'keepRuling'
        ? `SELECT id FROM audit_log WHERE action = 'keptRule' AND ticket_id = ? AND at = ?`
        : `SELECT id FROM ticket_events WHERE ticket_id = ? AND at = ?`;
    return (await this.house.db.unitOfWork.read(sql, [id, at])).length > 0;
  }

  /** Says it to whoever asked last. */
  private async answer(now: Now, { solved, satisfaction, words }: Answer, at: number): Promise<string | null> {
    const row = await this.callbackOf(now);
    if (!row) return 'callback.over';
    await this.house.callbacks.answer.execute({
      ...{ id: String(row['id']), by: { key: now.resident, name: null }, otherwise: this.words.said },
      ...(solved === undefined ? {} : { solved }),
      ...(satisfaction === undefined ? {} : { satisfaction }),
      ...(words ? { words: this.words.answer(at) } : {}),
    });
    return null;
  }

  /** How satisfied somebody is may be said twice; it is the same. */
  private async isAnswered(now: Now, { solved, words }: Answer, at: number): Promise<boolean> {
    const row = await this.callbackOf(now);
    if (!row) return false;
    if (words) return String(row['words']).includes(this.words.answer(at));
    return solved !== undefined && Number(row['answered_at']) === at;
  }

  private async callbackOf({ main, number }: Now): Promise<SqlRow | undefined> {
    const sql = 'SELECT * FROM callbacks WHERE ticket_id = ? AND number = ? ORDER BY id DESC LIMIT 1';
    const [row] = await this.house.db.unitOfWork.read<SqlRow>(sql, [main, number]);
    return row;
  }

  private async make({ id, lead, resident }: Now, doing: Exclude<Doing, Answer>): Promise<void> {
    const { house } = this;
    const ref = { ticket: { id }, words: this.words.said };
    if (doing.what === 'keepRuling') {
      await house.keepRuling.execute({ id }, { id: 'd', name: 'dispatcher' });
      return;
    }
    const by = this.actorOf(doing.by, lead, resident);
    if (doing.what === 'overlay') {
      const place = doing.move === 'whistle' ? { place: this.words.meet } : {};
      await house.overlay.execute({ ...ref, ...place, ...doing.more, move: doing.move, by, evidence: [] });
      return;
    }
    const { move, unit, into, photo = false } = doing;
    const command: TicketCommand = { ...ref, move, by, evidence: photo ? [aPhoto(`${id}-${move}`)] : [] };
    if (unit !== undefined) command.unit = unit;
    if (into !== undefined) command.into = await this.idOf(into);
    await house.joining.act.execute(command);
  }

  private async request(ticket: number, opening: Opening): Promise<ServiceRequest> {
    const { kind, category, street, resident, photo, joins } = opening;
    const request = aRequest({
      draftId: draftOf(ticket),
      kind,
      category,
      story: this.words.story(ticket),
      language: this.house.city.policy.staffLanguage,
      place: { text: this.words.address(ticket), lat: null, lon: null, district: this.districtOf(street), street },
      evidence: photo ? [aPhoto(`open-${ticket}`)] : [],
      resident: aResident(resident),
    });
    return joins === null ? request : { ...request, joins: await this.idOf(joins) };
  }

  private async now(ticket: number): Promise<Now> {
    const id = await this.idOf(ticket);
    const [row = {}] = await this.house.db.unitOfWork.read<SqlRow>(
      'SELECT number, joined_into, lead_unit, resident_key FROM tickets WHERE id = ?',
      [id],
    );
    const { number, joined_into: into, lead_unit: lead, resident_key: resident } = row;
    const main = into === null ? id : String(into);
    return { id, number: String(number), main, lead: String(lead), resident: String(resident) };
  }

  private async idOf(ticket: number): Promise<string> {
    const known = this.ids.get(ticket);
    if (known !== undefined) return known;
    const found = await this.house.stored.findByDrafts([draftOf(ticket)]);
    const id = found[0]?.id;
    if (id === undefined) throw new Error(`ticket ${ticket} of the plan was acknowledged and is not there`);
    this.ids.set(ticket, id);
    return id;
  }

  private actorOf(doer: Doer, lead: string, resident: string): Actor {
    if (doer === 'resident') return { kind: 'resident', key: resident, name: null };
    if (doer === 'dispatcher' || doer === 'supervisor') return { kind: doer, id: doer, name: doer };
    const unit = doer === 'lead' ? lead : doer.unit;
    return { kind: 'handler', id: `h-${unit}`, name: this.words.staff(unit), unit };
  }

  private districtOf(code: string): string | null {
    return this.house.city.streets.find((street) => street.code === code)?.district ?? null;
  }

  private get words() {
    return WORDS[this.house.city.policy.staffLanguage];
  }
}
