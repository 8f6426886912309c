import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../../config/city';
import { chooseUnit } from '../domain/dispatch-rules';
import { notFound, refuse } from '../domain/errors';
import { parseTicketNumber } from '../domain/ticket-number';
import type { Ticket } from '../domain/ticket';
import type { TicketCommand } from '../domain/ticket-command';
import { TicketReader } from '../domain/ticket.reader';
import { TicketRepository } from '../domain/ticket.repository';
import { OPEN_STATES } from '../domain/ticket-workflow';
import type { TicketView } from '../progress/ticket-view';
import { CITY } from '../tokens';
import { MoveJoined } from './move-joined';

const MOST_ALIKE = 8;
const SHORT = /^\D{0,3}(\d{1,8})$/;

/** 并单 and 拆分 by the hotline centre. */
@Injectable()
export class JoinAndSplit {
  constructor(
    private readonly tickets: TicketRepository,
    private readonly reader: TicketReader,
    private readonly moving: MoveJoined,
    @Inject(CITY) private readonly city: CityConfig,
  ) {}

  /** The ticket joined into another; what was joined into it goes along. To be run in a unit of work. */
  async join(command: TicketCommand): Promise<TicketView> {
    const ticket = await this.tickets.find(command.ticket);
    if (!ticket) throw notFound();
    const main = await this.mainOf(command.into ?? '');
    if (main.id !== ticket.id && !OPEN_STATES.includes(main.state)) throw refuse('join.notOpen');
    const evidence = await this.reader.evidence(ticket.id);
    return this.moving.join(command, { ticket, evidence }, main.id);
  }

  /** A joined ticket goes on by itself, with the unit the rules choose now. To be run in a unit of work. */
  async split(command: TicketCommand): Promise<TicketView> {
    const ticket = await this.tickets.find(command.ticket);
    if (!ticket) throw notFound();
    const { category, place } = ticket;
    const rulings = await this.tickets.rulings();
    const { unit } = chooseUnit(this.city, { category, street: place.street, district: place.district }, rulings);
    return this.moving.split({ ...command, unit: unit.code }, ticket);
  }

  /** The ticket that is handled: the one named, or what that one was joined into. */
  private async mainOf(name: string): Promise<Ticket> {
    const found = await this.named(name.trim());
    const open = found.filter(({ state }) => state === 'joined' || OPEN_STATES.includes(state));
    const [only, ...others] = open.length ? open : found.slice(0, 1);
    if (!only) throw notFound();
    if (others.length) throw refuse('join.whichOne');
    const main = only.joinedInto ? await this.tickets.find({ id: only.joinedInto }) : only;
    return main ?? only;
  }

  private named(name: string): Promise<Ticket[]> {
    const whole = parseTicketNumber(name, this.city.policy.ticketPrefix);
    if (whole) return this.reader.byNumber('city', whole);
    const [, digits] = SHORT.exec(name.normalize('NFKC')) ?? [];
    return digits
      ? this.reader.bySequence('city', digits.padStart(4, '0'), MOST_ALIKE)
      : this.reader.byIds(name ? [name] : []);
  }
}
