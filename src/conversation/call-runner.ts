import { Injectable } from '@nestjs/common';
import { Refusal } from '../shared/app-error';
import { ActOnTicket, OpenTickets, ReadProgress, UnitGroups, type OpenOutcome } from '../tickets';
import type { Call, Outcome, Refused } from './flows/calls';
import { PAGE } from './flows/track-progress/show';

type Single = Exclude<Call, { do: 'open' }>;

/** Has the city answer what the steps of a batch asked. Complaints are opened together, the rest one by one. */
@Injectable()
export class CallRunner {
  constructor(
    private readonly opening: OpenTickets,
    private readonly acting: ActOnTicket,
    private readonly progress: ReadProgress,
    private readonly groups: UnitGroups,
  ) {}

  /** One outcome per call, in order. A refusal is an outcome; anything else that goes wrong is thrown. */
  async run(calls: readonly Call[]): Promise<Outcome[]> {
    const requests = calls.flatMap((call) => (call.do === 'open' ? [call.request] : []));
    const opened = requests.length ? await this.opening.execute(requests) : [];
    const outcomes: Outcome[] = [];
    let next = 0;
    for (const call of calls) {
      if (call.do === 'open') {
        outcomes.push({ did: 'open', opened: opened[next] as OpenOutcome });
        next += 1;
      } else {
        outcomes.push(await this.single(call));
      }
    }
    return outcomes;
  }

  private async single(call: Single): Promise<Outcome> {
    switch (call.do) {
      case 'listOwn': {
        const tickets = await this.progress.listOwn(call.residentKey, PAGE + 1, call.offset);
        return { did: 'listOwn', tickets: tickets.slice(0, PAGE), more: tickets.length > PAGE, offset: call.offset };
      }
      case 'story':
        return { did: 'story', ...(await this.progress.story(call.residentKey, call.number)) };
      case 'findForUnit':
        return { did: 'findForUnit', found: await this.progress.forUnit(call.unit, call.number) };
      case 'listForUnit':
        return { did: 'listForUnit', tickets: await this.progress.openOfUnit(call.unit) };
      case 'bind':
        return { did: 'bind', bound: await this.bind(call) };
      case 'act':
        return { did: 'act', acted: await this.act(call) };
    }
  }

  private async act(call: Extract<Call, { do: 'act' }>): Promise<Extract<Outcome, { did: 'act' }>['acted']> {
    const done = await orRefusal(() => this.acting.execute(call.command));
    return 'value' in done ? { ok: true, ticket: done.value, move: call.command.move } : { ok: false, ...done };
  }

  private async bind(call: Extract<Call, { do: 'bind' }>): Promise<Extract<Outcome, { did: 'bind' }>['bound']> {
    const done = await orRefusal(() => this.groups.bind(call.code, call.address, call.title, call.by));
    return 'value' in done ? { ok: true, ...done.value } : { ok: false, ...done };
  }
}

async function orRefusal<T>(work: () => Promise<T>): Promise<{ value: T } | { refusal: Refused }> {
  try {
    return { value: await work() };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { refusal: { code: error.code, params: error.params } };
  }
}
