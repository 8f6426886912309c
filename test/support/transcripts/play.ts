import type { Ability, ChannelDriver, ChatPerson, Group, Heard, Resident } from '../channels/driver';
import { isLabel } from '../channels/driver';
import type { House } from '../house';
import { checkStanding } from './standing-cards';
import { ticketsOf, checkTicket } from './tickets';
import type { Act, Expectation, Step, Transcript, Where } from './transcript';
import { Variables } from './variables';

/** Residents take a moment between two messages. */
const BETWEEN_MS = 3_000;
const LEAST_OFTEN = 3;
const TICKET = /[A-Z]{2}-\d{6}-\d{4,8}-\d/;

/** Plays a transcript on a channel; throws with the step and what was heard when something is not as written. */
export async function play(transcript: Transcript, house: House, driver: ChannelDriver): Promise<void> {
  const stage = new Stage(transcript, house, driver);
  await stage.set();
  const steps = transcript.steps.map((step, at) => [`step ${at + 1} (${step.type})`, () => stage.run(step)] as const);
  for (const [name, run] of [...steps, ['at the end', () => stage.end()] as const]) {
    try {
      await run();
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      throw new Error(`${transcript.name} on ${driver.channel}, ${name}: ${said}\n${stage.heardLately()}`, {
        cause: error,
      });
    }
  }
}

/** What a transcript asks of a channel beyond talking. */
export function abilitiesOf({ steps }: Transcript): Ability[] {
  const acts = steps.flatMap((step) => ('act' in step ? flat(step.act) : []));
  return acts.flatMap((act): Ability[] => {
    if (act.do === 'edit' || act.do === 'sticker') return [act.do];
    if (act.do === 'start') return ['link'];
    if (act.do === 'album' && act.caption !== undefined) return ['albumCaption'];
    if (act.do === 'reply' && typeof act.photo === 'string') return ['photoReply'];
    return act.do === 'send' && (act.medium.bytes ?? 0) > LARGE ? ['largeFile'] : [];
  });
}

const LARGE = 5_000_000;

function flat(act: Act): Act[] {
  return act.do === 'burst' ? act.acts.flatMap(flat) : [act];
}

class Stage {
  private readonly residents = new Map<string, Resident>();
  private readonly groups = new Map<string, Group>();
  private readonly variables = new Variables();
  private readonly log: string[] = [];
  private readonly repeats = new Map<string, { text: string; times: number }>();

  constructor(
    private readonly transcript: Transcript,
    private readonly house: House,
    private readonly driver: ChannelDriver,
  ) {}

  heardLately(): string {
    return this.log.slice(-14).join('\n');
  }

  /** Groups that are named are listened to from the beginning. */
  async set(): Promise<void> {
    // What other dialogues told in the same house is nobody's neighbour here.
    await this.house.database.unitOfWork.run((sql) =>
      sql.query('UPDATE tickets SET alike_street = NULL, alike_cell = NULL RETURNING id'),
    );
    for (const step of this.transcript.steps) {
      if (!('where' in step)) continue;
      if ('group' in step.where || step.where.unit !== 'lead') await this.group(step.where);
    }
  }

  /** What stands in the groups is true of the tickets. */
  end(): Promise<void> {
    const keys = [...this.residents.values()].map(({ key }) => key);
    return checkStanding(this.house, this.groups, keys);
  }

  async run(step: Step): Promise<void> {
    switch (step.type) {
      case 'resident':
        return this.acts(`resident ${step.as}`, [await this.resident(step.as)], step.act);
      case 'staff':
        return this.staffActs(step);
      case 'bot':
        return this.check(step.to, await this.listen(step.to), step.expected);
      case 'group':
        return this.check(nameOf(step.where), await this.listenGroup(step.where), step.expected);
      case 'ticket':
        return this.ticket(step);
      case 'code':
        this.variables.set('code', await this.house.bindCode(step.unit, step.role));
        return;
      case 'wait':
        await this.hearAll();
        return this.house.wait(step.ms);
      case 'restart':
        return this.house.restart();
    }
  }

  private async staffActs(step: Extract<Step, { type: 'staff' }>): Promise<void> {
    const group = await this.group(step.where);
    const people = await Promise.all(step.as.map((name) => group.person(name)));
    return this.acts(`${step.as.join('、')} in ${nameOf(step.where)}`, people, step.act);
  }

  private async acts(who: string, people: ChatPerson[], act: Act): Promise<void> {
    // What came before must be known: its number may be named now.
    await this.hearAll();
    this.log.push(`  ${who}: ${JSON.stringify(act)}`);
    this.house.clock.advance(BETWEEN_MS);
    await Promise.all(people.map((person) => this.act(person, act)));
    await this.house.idle();
  }

  private async act(person: ChatPerson, act: Act): Promise<void> {
    const fill = (text: string): string => this.variables.fill(text).replaceAll('@bot', this.driver.mention);
    switch (act.do) {
      case 'say':
        return person.say(fill(act.text));
      case 'press':
        return person.press(fill(act.label));
      case 'pressOld':
        return person.pressOld(fill(act.label));
      case 'send':
        return person.send(act.medium.caption ? { ...act.medium, caption: fill(act.medium.caption) } : act.medium);
      case 'album':
        return person.album(act.of, act.caption);
      case 'place':
        return person.place(act.place);
      case 'contact':
        return person.contact(act.phone);
      case 'sticker':
        return person.sticker();
      case 'edit':
        return person.edit(fill(act.text), act.back);
      case 'reply':
        return person.reply(act.to && fill(act.to), answerOf(act, fill));
      case 'start':
        return person.start(act.payload);
      case 'again':
        return person.again();
      case 'burst':
        await Promise.all(act.acts.map((one) => this.act(person, one)));
    }
  }

  private async resident(name: string): Promise<Resident> {
    const known = this.residents.get(name);
    if (known) return known;
    const { language } = this.transcript;
    const fresh = await this.driver.resident({ name: name || (language === 'en' ? 'Ann' : '张阿姨'), language });
    this.residents.set(name, fresh);
    return fresh;
  }

  private async group(where: Where): Promise<Group> {
    const name = 'unit' in where && where.unit === 'lead' ? `unit ${await this.leadUnit()}` : nameOf(where);
    const known = this.groups.get(name);
    if (known) return known;
    const group = name.startsWith('unit ')
      ? await this.driver.unitGroup(name.slice('unit '.length))
      : await this.driver.strangeGroup(name);
    this.groups.set(name, group);
    return group;
  }

  private async leadUnit(): Promise<string> {
    const [ticket] = await ticketsOf(this.house, (await this.resident('')).key);
    if (!ticket) throw new Error('there is no ticket, so no unit leads');
    return ticket.lead_unit;
  }

  private readonly unread = new Map<string, Heard[]>();

  private async listen(name: string): Promise<Heard[]> {
    await this.hearAll();
    const heard = this.unread.get(name) ?? [];
    this.unread.delete(name);
    return heard;
  }

  /** Takes in what was said to all residents, and the ticket numbers in it. */
  private async hearAll(): Promise<void> {
    for (const [name, resident] of this.residents) {
      const heard = await resident.heard();
      for (const message of heard) this.note(name, message);
      this.unread.set(name, [...(this.unread.get(name) ?? []), ...heard]);
    }
  }

  private note(name: string, { text, choices }: Heard): void {
    this.log.push(`  bot to ${name || 'resident'}: ${text}${choices.length ? ` [${choices.join('｜')}]` : ''}`);
    this.variables.learn(text);
    const whole = [text, ...choices].join('\n');
    const before = this.repeats.get(name);
    const times = before?.text === whole ? before.times + 1 : 1;
    this.repeats.set(name, { text: whole, times });
    // Whoever asks for the same ticket gets the same answer.
    if (times >= LEAST_OFTEN && !TICKET.test(text)) throw new Error(`the bot said the same ${times} times: ${text}`);
  }

  private async listenGroup(where: Where): Promise<Heard[]> {
    await this.hearAll();
    const heard = await (await this.group(where)).heard();
    for (const { text, choices } of heard) this.log.push(`  bot in ${nameOf(where)}: ${text} [${choices.join('｜')}]`);
    return heard;
  }

  private check(_where: string, heard: Heard[], expected: Expectation): void {
    const { says, not, offers, offersNot, silent, count } = expected;
    const text = heard.map((one) => one.text).join('\n');
    if (silent && heard.length) throw new Error(`expected silence`);
    if (count !== null && heard.length !== count) throw new Error(`expected ${count} messages, heard ${heard.length}`);
    for (const words of says.map((one) => this.variables.fill(one))) {
      if (!text.includes(words)) throw new Error(`expected to hear “${words}”, heard: ${text || 'nothing'}`);
    }
    for (const words of not.map((one) => this.variables.fill(one))) {
      if (text.includes(words)) throw new Error(`expected not to hear “${words}”, heard: ${text}`);
    }
    const choices = heard.findLast((one) => one.choices.length > 0)?.choices ?? [];
    for (const label of offers.map((one) => this.variables.fill(one))) {
      if (!choices.some((one) => isLabel(one, label)))
        throw new Error(`expected the choice “${label}”, there are: ${choices.join('｜')}`);
    }
    for (const label of offersNot.map((one) => this.variables.fill(one))) {
      if (choices.some((one) => isLabel(one, label))) throw new Error(`expected no choice “${label}”`);
    }
  }

  private async ticket(step: Extract<Step, { type: 'ticket' }>): Promise<void> {
    const { key } = await this.resident(step.of);
    await checkTicket(this.house, key, step.expected);
  }
}

function nameOf(where: Where): string {
  return 'unit' in where ? `unit ${where.unit}` : where.group;
}

function answerOf(
  { text, photo }: Extract<Act, { do: 'reply' }>,
  fill: (text: string) => string,
): { text: string } | { kind: 'photo'; caption?: string } {
  if (text !== undefined) return { text: fill(text) };
  return { kind: 'photo', ...(typeof photo === 'string' ? { caption: fill(photo) } : {}) };
}
