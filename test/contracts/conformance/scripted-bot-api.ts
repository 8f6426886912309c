import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the scripted server says. */
export type Answer = { status?: number; body?: unknown; then?: 'hang' };
/** One call it got. */
export type Call = { method: string; payload: Record<string, unknown> };

/** Success. */
export const ok = (result: unknown): Answer => ({ body: { ok: true, result } });
/** A refusal in the platform's shape. */
export const no = (code: number, description: string, parameters?: object): Answer => ({
  status: code,
  body: { ok: false, error_code: code, description, parameters },
});

/** A Bot API that answers exactly as told: the next planned answer of a method, or what it usually says. */
export class ScriptedApi {
  readonly calls: Call[] = [];
  readonly usual: Record<string, (call: Call) => Answer> = {
    getme: () => ok({ id: 42, is_bot: true, first_name: 'Y', username: 'y_bot' }),
    getupdates: () => ok([]),
    getwebhookinfo: () => ok({ url: this.webhookUrl }),
  };
  webhookUrl = '';
  private readonly planned: Record<string, Answer[]> = {};
  private readonly server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const method = (request.url ?? '').split('/').at(-1)?.toLowerCase() ?? '';
      const json = request.headers['content-type']?.includes('json') ?? false;
      const payload = json ? (JSON.parse(Buffer.concat(chunks).toString() || '{}') as Call['payload']) : {};
      const call = { method, payload };
      this.calls.push(call);
      const answer =
        this.planned[method]?.shift() ?? this.usual[method]?.(call) ?? ok({ message_id: this.calls.length });
      if (answer.then === 'hang') return;
      // A moment's pause between two empty answers, as the platform's long poll has.
      setImmediate(() =>
        response
          .writeHead(answer.status ?? 200, { 'content-type': 'application/json' })
          .end(JSON.stringify(answer.body)),
      );
    });
  });

  plan(method: string, ...answers: Answer[]): void {
    (this.planned[method.toLowerCase()] ??= []).push(...answers);
  }

  of(method: string): Call['payload'][] {
    return this.calls.filter((call) => call.method === method.toLowerCase()).map(({ payload }) => payload);
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }
}
