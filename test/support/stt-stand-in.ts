import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { wordsIn } from '../builders/media.builder';
import { fieldOf } from './stt-form';

/** How the service behaves: it answers, or has one of the troubles that services have. */
export type SttMood =
  'well' | 'refuses' | 'breaks' | 'stalls' | 'stallsMidway' | 'page' | 'empty' | 'huge' | 'bytes' | 'otherShape';

/** A transcription service as OpenAI's, on this machine. It hears what `aVoiceNote` says. */
export class SttStandIn {
  /** The next answers, one each; `well` when there is none. */
  readonly moods: SttMood[] = [];
  /** What it was asked: the model, the key and the file's name. */
  readonly asked: { model: string; key: string | null; fileName: string; path: string }[] = [];
  private readonly held = new Set<ServerResponse>();
  private server: Server | null = null;

  get url(): string {
    return `http://127.0.0.1:${(this.server?.address() as AddressInfo).port}/v1`;
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => void this.answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.server = server;
  }

  async stop(): Promise<void> {
    const { server } = this;
    for (const response of this.held) response.destroy();
    if (server) await new Promise((resolve) => server.close(resolve));
    this.server = null;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const file = fieldOf(body, 'file');
    this.asked.push({
      model: fieldOf(body, 'model')?.value.toString() ?? '',
      key: request.headers.authorization ?? null,
      fileName: file?.fileName ?? '',
      path: request.url ?? '',
    });
    this.behave(this.moods.shift() ?? 'well', wordsIn(file?.value ?? Buffer.alloc(0)), response);
  }

  private behave(mood: SttMood, words: string, response: ServerResponse): void {
    const json = (value: unknown): void => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(value));
    };
    switch (mood) {
      case 'well':
        return json({ text: words });
      case 'refuses':
        response.statusCode = 401;
        return json({ error: { message: 'bad key' } });
      case 'breaks':
        return void response.destroy();
      case 'stalls':
        return void this.held.add(response);
      case 'stallsMidway':
        response.setHeader('content-type', 'application/json');
        response.write('{"text":"路');
        return void this.held.add(response);
      case 'page':
        return void response.end('<!doctype html><html><body>502 Bad Gateway</body></html>');
      case 'empty':
        return void response.end();
      case 'huge':
        return json({ text: '灯'.repeat(200_000) });
      case 'bytes':
        return void response.end(Buffer.from([0xff, 0x00, 0xfe, 0x9f, 0x92, 0x96]));
      case 'otherShape':
        return json({ result: [{ transcript: words }] });
    }
  }
}
