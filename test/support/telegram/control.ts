import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseObject, readBody } from './body';
import { ImpossibleAct } from './errors';
import type { DeliveryFaults, FaultPlan, FaultRule } from './faults';
import type { TelegramStandIn } from './server';
import type { Params } from './types';

interface Question {
  parts: string[];
  query: URLSearchParams;
  body: Params;
}

type Route = (standIn: TelegramStandIn, question: Question) => unknown;

const MAX_WAIT_MS = 120_000;

/** Answers a driver in another process; faults planned for the bot do not touch it. */
export async function serveControl(
  standIn: TelegramStandIn,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const url = new URL(path, 'http://control');
  const parts = url.pathname.split('/').slice(2);
  if (request.method === 'GET' && parts[0] === 'stream') return stream(standIn, response);
  try {
    const raw = await readBody(request);
    const body = raw.length ? parseObject(raw) : {};
    const route = ROUTES[`${request.method ?? 'GET'} ${shapeOf(parts)}`];
    if (!route) throw new ImpossibleAct(`there is no ${request.method ?? ''} ${url.pathname}`);
    const result = await route(standIn, { parts, query: url.searchParams, body });
    reply(response, 200, { ok: true, result: result ?? null });
  } catch (error) {
    reply(response, error instanceof ImpossibleAct ? 409 : 400, { ok: false, description: reason(error) });
  }
}

// Second parts are ids or verbs everywhere, so only the first and the third tell routes apart.
function shapeOf(parts: string[]): string {
  return parts.map((part, index) => (index === 1 ? '*' : part)).join('/');
}

const ROUTES: Record<string, Route> = {
  'POST people/*': (standIn, { parts, body }) => act(standIn, parts[1] ?? '', body),
  'POST acts': (standIn, { body }) => actAll(standIn, body),
  'GET chats/*/messages': (standIn, { parts, query }) =>
    standIn.recorder.next(Number(parts[1]), Number(query.get('after') ?? 0), waitOf(query)),
  'GET chats/*/actions': (standIn, { parts }) => standIn.core.world.chats.get(Number(parts[1]))?.actions ?? [],
  'GET callbacks/*': (standIn, { parts, query }) => callback(standIn, parts[1] ?? '', waitOf(query)),
  'POST redeliver': (standIn, { body }) => standIn.core.desk.redeliver(Number(body.update_id)),
  'GET state': (standIn) => stateOf(standIn),
  'GET faults': (standIn) => ({ ...standIn.faults.describe(), counts: standIn.faults.counts }),
  'PUT faults': (standIn, { body }) => standIn.faults.plan(body as FaultPlan),
  'POST faults': (standIn, { body }) => ({ id: standIn.faults.add(body as unknown as FaultRule) }),
  'DELETE faults': (standIn) => standIn.faults.clear(),
  'DELETE faults/*': (standIn, { parts }) => standIn.faults.remove(Number(parts[1])),
  'POST faults/*': (standIn, { parts, body }) => changeFaults(standIn, parts[1] ?? '', body),
};

function act(standIn: TelegramStandIn, verb: string, args: Params): unknown {
  if (!Object.hasOwn(standIn.people, verb)) throw new ImpossibleAct(`persons cannot do "${verb}"`);
  const perform = standIn.people[verb as keyof typeof standIn.people] as (args: Params) => unknown;
  return perform(args);
}

/** Many acts in one request, each with its own outcome: what a load driver needs. */
function actAll(standIn: TelegramStandIn, body: Params): unknown[] {
  const acts = Array.isArray(body.acts) ? (body.acts as Params[]) : [];
  return acts.map(({ verb, ...args }) => {
    try {
      return { ok: true, result: act(standIn, String(verb), args) ?? null };
    } catch (error) {
      return { ok: false, description: reason(error) };
    }
  });
}

async function callback(standIn: TelegramStandIn, id: string, timeoutMs: number): Promise<unknown> {
  const record = standIn.recorder.callbacks.get(id);
  if (!record) throw new ImpossibleAct(`there was no press ${id}`);
  if (timeoutMs <= 0) return record;
  return standIn.recorder.waitForAnswer(id, timeoutMs).catch(() => record);
}

function changeFaults(standIn: TelegramStandIn, what: string, body: Params): unknown {
  const { faults } = standIn;
  if (what === 'switch') faults.on = body.on === true;
  else if (what === 'delivery') faults.deliver(body as Partial<DeliveryFaults>);
  else if (what === 'next') return { id: nextFault(standIn, body as unknown as FaultRule) };
  else throw new ImpossibleAct(`faults have no "${what}"`);
  return faults.describe();
}

function nextFault(standIn: TelegramStandIn, rule: FaultRule): number {
  const { method, fault, ...details } = rule;
  if (typeof method !== 'string') throw new ImpossibleAct('the next call of which method?');
  return standIn.faults.next(method, fault, details);
}

function stateOf(standIn: TelegramStandIn): object {
  const { world, desk, calls, recorder } = standIn.core;
  return {
    persons: world.persons.size,
    chats: world.chats.size,
    pending_updates: desk.pendingCount,
    webhook: desk.webhook?.config.url ?? '',
    seq: recorder.seq,
    calls,
    faults: standIn.faults.counts,
  };
}

/** One line of JSON for each thing the bot does to a message anywhere, from now on. */
function stream(standIn: TelegramStandIn, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  response.flushHeaders();
  const stop = standIn.recorder.listen((message) => response.write(`${JSON.stringify(message)}\n`));
  response.once('close', stop);
}

function waitOf(query: URLSearchParams): number {
  return Math.min(Math.max(Number(query.get('timeout') ?? 0), 0), MAX_WAIT_MS);
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function reply(response: ServerResponse, status: number, body: object): void {
  if (response.destroyed) return;
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}
