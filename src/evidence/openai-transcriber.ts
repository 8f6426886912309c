import { AppError } from '../shared/app-error';
import type { Transcriber, VoiceNote } from './transcriber';
import { wordsOfAnswer } from './transcript-words';

/** How to reach a transcription service that speaks as OpenAI's does. */
export interface SttOptions {
  /** With its version, as https://api.openai.com/v1. */
  baseUrl: string;
  apiKey?: string | undefined;
  model: string;
  /** From the question to the last byte of the answer; 30 s unless told. */
  timeoutMs?: number;
}

const TIMEOUT_MS = 30_000;
const MOST_BYTES = 65_536;

/** Posts the note to `/audio/transcriptions`. Throws `stt.refused`, `stt.unreachable`, `stt.tooSlow` or `stt.nonsense`. */
export class OpenAiTranscriber implements Transcriber {
  constructor(private readonly options: SttOptions) {}

  async words(note: VoiceNote): Promise<string | null> {
    const { timeoutMs = TIMEOUT_MS } = this.options;
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      return wordsOfAnswer(await this.ask(note, signal));
    } catch (error) {
      if (error instanceof AppError) throw error;
      // Without a cause: the address in it may hold a secret.
      throw new AppError(signal.aborted ? 'stt.tooSlow' : 'stt.unreachable');
    }
  }

  private async ask({ bytes, mime, fileName }: VoiceNote, signal: AbortSignal): Promise<string> {
    const { baseUrl, apiKey, model } = this.options;
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(bytes)], { type: mime }), fileName);
    form.set('model', model);
    form.set('response_format', 'json');
    const headers: Record<string, string> = apiKey ? { authorization: `Bearer ${apiKey}` } : {};
    const url = `${baseUrl}/audio/transcriptions`;
    const response = await fetch(url, { method: 'POST', body: form, headers, signal, redirect: 'error' });
    if (response.ok && response.body) return readAll(response.body);
    await response.body?.cancel();
    throw new AppError('stt.refused', { status: response.status });
  }
}

async function readAll(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new AppError('stt.nonsense');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
