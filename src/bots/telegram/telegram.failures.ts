import { TelegramError } from 'telegraf';
import type { SendResult } from '../../shared/chat';
import { fieldsOf, textOf } from './telegram.fields';
import type { HttpAnswer } from './telegram.http';

/** Why a call to the Bot API did not give what was asked for; carries no token, no payload and no foreign text. */
export type ApiFailure =
  /** The platform said no, in its own code and words. */
  | { kind: 'refused'; code: number; description: string; retryAfterMs?: number; movedTo?: string }
  /** No connection came about, so nothing can have happened. */
  | { kind: 'unsent'; why: string }
  /** The request may have been carried out: no answer, or none that can be read. */
  | { kind: 'lost'; why: string };

/** Node's and TLS's ways to say that no byte of a request has left. */
const NEVER_LEFT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_|ERR_TLS|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED)/;
const WHILE_CONNECTING = /(^|\breason: )(connect|getaddrinfo) /;

/** Reads whatever the client threw. */
export function failureOf(error: unknown, scrub: (text: string) => string): ApiFailure {
  if (error instanceof TelegramError) return refusalOf(error, scrub);
  const { code, message } = describe(error);
  const why = scrub(code ?? message);
  return NEVER_LEFT.test(code ?? '') || WHILE_CONNECTING.test(message)
    ? { kind: 'unsent', why }
    : { kind: 'lost', why };
}

/** Reads the platform's answer: its result, its refusal, or something that is neither. */
export function readAnswer<T>({ status, statusText, body }: HttpAnswer, scrub: (text: string) => string): Answered<T> {
  // Behind 5xx may stand a proxy that answers with a page.
  if (status >= 500) return { ok: false, failure: { kind: 'refused', code: status, description: scrub(statusText) } };
  const answer = parsed<{ ok?: unknown; result?: T } & Refusal>(body);
  if (answer?.ok === true && answer.result !== undefined) return { ok: true, value: answer.result };
  if (typeof answer?.error_code === 'number') return { ok: false, failure: refused(answer, scrub) };
  return { ok: false, failure: answeredByAnother(status, scrub(statusText)) };
}

/** Not the platform's own words, so they say nothing about the message; a proxy that asks to wait is waited for. */
function answeredByAnother(status: number, description: string): ApiFailure {
  if (status === 429) return { kind: 'refused', code: status, description };
  return { kind: 'lost', why: `${status}, an answer that is not the platform's` };
}

function parsed<T extends object>(body: string): T | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' ? (value as T | null) : null;
  } catch {
    return null;
  }
}

type Answered<T> = { ok: true; value: T } | { ok: false; failure: ApiFailure };

/** The platform's own fields of a refusal. */
interface Refusal {
  error_code: number;
  description: string;
  parameters?: { retry_after?: number; migrate_to_chat_id?: number };
}

function refusalOf({ code, description, parameters }: TelegramError, scrub: (text: string) => string): ApiFailure {
  return refused({ error_code: code, description, ...(parameters ? { parameters } : {}) }, scrub);
}

function refused({ error_code, description, parameters }: Refusal, scrub: (text: string) => string): ApiFailure {
  const { retry_after: seconds, migrate_to_chat_id: movedTo } = parameters ?? {};
  return {
    kind: 'refused',
    code: error_code,
    description: scrub(String(description)),
    ...(seconds === undefined ? {} : { retryAfterMs: seconds * 1000 }),
    ...(movedTo === undefined ? {} : { movedTo: String(movedTo) }),
  };
}

function describe(error: unknown): { code: string | undefined; message: string } {
  const { name, code, message } = fieldsOf(error) ?? {};
  const words = textOf(message) ?? String(error);
  if (name === 'AbortError') return { code: 'time-out', message: words };
  return { code: textOf(code), message: words };
}

/** One line for a log or the health page. */
export function explain(failure: ApiFailure): string {
  return failure.kind === 'refused' ? `${failure.code} ${failure.description}` : failure.why;
}

/** The platform does not know the token (or not any more); 404 is its answer to a token of the wrong shape. */
export function isTokenRefused(failure: ApiFailure): boolean {
  return failure.kind === 'refused' && (failure.code === 401 || failure.code === 404);
}

/** Somebody else takes the updates: another copy, or a webhook. */
export function isConflict(failure: ApiFailure): boolean {
  return failure.kind === 'refused' && failure.code === 409;
}

/** A webhook is registered, so nobody can poll. */
export function isWebhookActive(failure: ApiFailure): boolean {
  return failure.kind === 'refused' && failure.code === 409 && /webhook is active/i.test(failure.description);
}

/** Our markup, not the message, was at fault. */
export function isMarkupRefused(failure: ApiFailure): boolean {
  return failure.kind === 'refused' && failure.code === 400 && /can't parse entities/i.test(failure.description);
}

/** The edit would change nothing: what we want is there. */
export function isUnchanged(failure: ApiFailure): boolean {
  return failure.kind === 'refused' && failure.code === 400 && /message is not modified/i.test(failure.description);
}

/** The message to edit is gone, too old, or of another kind. */
export function isUneditable(failure: ApiFailure): boolean {
  const words = /message to edit not found|message can't be edited|MESSAGE_ID_INVALID|no text in the message/i;
  return failure.kind === 'refused' && failure.code === 400 && words.test(failure.description);
}

const GONE =
  /chat not found|user not found|PEER_ID_INVALID|user is deactivated|kicked|not a member|chat was d|thread not found/i;
const BLOCKED = /CHAT_WRITE_FORBIDDEN|not enough rights|have no rights|TOPIC_CLOSED|CHAT_RESTRICTED/i;

/** What a failed send means to the outbox. `resendMs` is proposed where the platform names no time. */
export function resultOf(failure: ApiFailure, resendMs: number): Exclude<SendResult, { result: 'accepted' }> {
  const why = explain(failure);
  if (failure.kind === 'lost') return { result: 'unknown', why };
  if (failure.kind === 'unsent') return { result: 'retry', afterMs: resendMs, why };
  if (failure.movedTo !== undefined) return { result: 'rejected', why: 'moved', movedTo: failure.movedTo, detail: why };
  // A token can be put right, and then the messages are still wanted; but that takes a person.
  if (isTokenRefused(failure)) return { result: 'retry', afterMs: 30 * resendMs, why };
  const afterMs = failure.retryAfterMs ?? resendMs;
  if (failure.code === 429 || failure.code >= 500) return { result: 'retry', afterMs, why };
  return { result: 'rejected', why: reasonOf(failure), detail: why };
}

function reasonOf({ code, description }: Extract<ApiFailure, { kind: 'refused' }>): 'blocked' | 'gone' | 'invalid' {
  if (GONE.test(description)) return 'gone';
  if (code === 403 || BLOCKED.test(description)) return 'blocked';
  return 'invalid';
}
